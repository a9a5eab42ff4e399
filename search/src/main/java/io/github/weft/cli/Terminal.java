package io.github.weft.cli;

/** What is known of the terminal. */
final class Terminal {

    private Terminal() {}

    /** Columns that tables may use: the environment's {@code COLUMNS}, within reason, else 100. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? 100 : Math.max(80, Math.min(400, Integer.parseInt(columns.strip())));
        } catch (NumberFormatException e) {
            return 100;
        }
    }

    /** Whether a person is watching, so that lines may be redrawn. */
    static boolean interactive() {
        return System.console() != null;
    }
}
