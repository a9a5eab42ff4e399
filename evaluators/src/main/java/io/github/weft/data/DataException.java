package io.github.weft.data;

/**
 * The data a user named cannot be used. The message is one line: which file or setting, what is wrong with it, what to
 * do.
 */
public final class DataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
