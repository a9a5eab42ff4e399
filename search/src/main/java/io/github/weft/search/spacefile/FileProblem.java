package io.github.weft.search.spacefile;

/** What is wrong in a file, and at which line. */
final class FileProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int line;

    FileProblem(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
