package io.github.weft.db;

/** A store that cannot do what was asked; the message tells a person what to do. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of trouble, so that the command can choose its exit code. */
    public enum Kind {
        /** Owned by another process. */
        LOCKED,
        /** Read-only, full, or made by a newer version. */
        UNUSABLE,
        /** Cannot be read; never replaced by a fresh one. */
        DAMAGED,
        /** The request does not fit what is stored. */
        CONFLICT
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
