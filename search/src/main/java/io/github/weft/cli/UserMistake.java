package io.github.weft.cli;

import java.util.function.Supplier;

/** Input that cannot be used; the message says which value and what would do. Ends with exit code 2 and no stack trace. */
final class UserMistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    UserMistake(String message) {
        super(message);
    }

    UserMistake(IllegalArgumentException problem) {
        super(problem.getMessage(), problem);
    }

    /** Reads what a user gave: what it refuses as an argument is the user's to mend. */
    static <T> T reading(Supplier<T> input) {
        try {
            return input.get();
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e);
        }
    }
}
