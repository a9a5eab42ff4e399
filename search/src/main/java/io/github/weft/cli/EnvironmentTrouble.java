package io.github.weft.cli;

/** Something on this machine is missing or full; the message says what and how to mend it. Ends with exit code 3. */
final class EnvironmentTrouble extends RuntimeException {

    private static final long serialVersionUID = 1;

    EnvironmentTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
