package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Says in words what H2 reports about a store. */
record Trouble(Path store) {

    /** Waits, however often the caller is interrupted. */
    <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw explain(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** Whether nothing more can be done with the open database. */
    boolean isFatal(Throwable cause) {
        return cause instanceof Error
                || (!(cause instanceof StoreException) && kind(cause).isPresent());
    }

    /** A {@link StoreException} where the store is to blame, otherwise a fault of ours. */
    RuntimeException explain(Throwable cause) {
        if (cause instanceof StoreException e) {
            return new StoreException(e.kind(), Objects.requireNonNull(e.getMessage()), e);
        }
        return kind(cause)
                .<RuntimeException>map(kind -> new StoreException(kind, message(kind, reason(cause)), cause))
                .orElseGet(() -> new IllegalStateException("%s: %s".formatted(store, cause.getMessage()), cause));
    }

    /** While a file is looked at for the first time, whatever H2 cannot make sense of is damage. */
    StoreException atFirstSight(SQLException cause) {
        boolean foreign = cause.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1;
        Kind kind = foreign
                ? Kind.UNUSABLE
                : kind(cause).filter(Kind.LOCKED::equals).orElse(Kind.DAMAGED);
        // H2 would mend a file whose end is not as its beginning says, and may not.
        String reason = cause.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY ? "its end is missing" : reason(cause);
        return new StoreException(kind, message(kind, reason), cause);
    }

    /** One line: the first of what the innermost cause says. */
    static String reason(Throwable cause) {
        Throwable innermost = chain(cause).reduce((outer, inner) -> inner).orElse(cause);
        return innermost.toString().lines().findFirst().orElse("").replaceFirst("^([a-z0-9]+\\.)+", "");
    }

    private String message(Kind kind, String reason) {
        return switch (kind) {
            case DAMAGED ->
                "%s is damaged (%s). Nothing was changed; restore a backup, or use another --db."
                        .formatted(store, reason);
            case LOCKED ->
                "%s is open in another program (%s). Close it there, or use another --db.".formatted(store, reason);
            case UNUSABLE, CONFLICT ->
                "%s cannot be used (%s). Maybe the disk is full or the folder is read-only.".formatted(store, reason);
        };
    }

    private static Optional<Kind> kind(Throwable cause) {
        return Stream.of(
                        chain(cause)
                                .flatMap(link -> link instanceof MVStoreException e ? Stream.of(fileKind(e)) : null),
                        chain(cause).flatMap(link -> link instanceof SQLException e ? statementKind(e) : null),
                        chain(cause).flatMap(link -> link instanceof IOException ? Stream.of(Kind.UNUSABLE) : null))
                .flatMap(kinds -> kinds)
                .findFirst();
    }

    private static Kind fileKind(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> Kind.LOCKED;
            case DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                Kind.UNUSABLE;
            default -> Kind.DAMAGED;
        };
    }

    private static Stream<Kind> statementKind(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Stream.of(Kind.LOCKED);
            case ErrorCode.FILE_CORRUPTED_1 -> Stream.of(Kind.DAMAGED);
            case ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.CONNECTION_BROKEN_1 -> Stream.of(Kind.UNUSABLE);
            default -> Stream.empty();
        };
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.iterate(cause, link -> link != null, Throwable::getCause);
    }
}
