package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * How far a database reaches into its file. H2 opens a file that lost its end as long as the newest pages are there, and fails when it comes to one
 * that is gone; every part of the file that holds live pages is known on opening, so this tells at once.
 */
final class Extent {

    private static final String PART = "chunk.";

    /** Bytes. */
    private static final long BLOCK = 4096;

    private Extent() {}

    /** @throws StoreException if the file ends before the database does */
    static void check(StoreFolder folder, Path file, Connection connection) throws IOException, SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        long needed = end(session.getDatabase().getStore().getMvStore());
        long size = Files.size(file);
        if (size < needed) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "%s is damaged: %s is %d bytes long and lacks its end, up to byte %d. Nothing was changed; restore a backup, or use another --db."
                            .formatted(folder.path(), folder.database().getFileName(), size, needed));
        }
    }

    private static long end(MVStore store) {
        FileStore<?> file = store.getFileStore();
        return store.getLayoutMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PART))
                .map(entry -> file.createChunk(entry.getValue()))
                .filter(part -> part.maxLenLive > 0)
                .mapToLong(part -> (part.block + part.len) * BLOCK)
                .max()
                .orElse(0);
    }
}
