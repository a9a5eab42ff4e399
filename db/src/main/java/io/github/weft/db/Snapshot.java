package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store as it was at one moment: a private copy of its database file, so that reading needs nothing from the owner, alive or killed, and
 * never keeps a search from starting.
 *
 * <p>The file is a log that only grows while it is open, and is replaced as a whole when it is written anew. A copy made while the owner writes
 * is therefore what a crash would have left, and opening it finds the newest commit that is complete: at least the last one before the copy began.
 */
final class Snapshot extends Facts {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    private static final int ATTEMPTS = 3;

    private final Path copy;

    private Snapshot(StoreFolder folder, StoreThread thread, Path copy) {
        super(folder, thread);
        this.copy = copy;
    }

    static Snapshot of(StoreFolder folder) {
        if (!folder.hasDatabase()) {
            throw new StoreException(
                    Kind.UNUSABLE,
                    "%s holds no store. Maybe a search was started elsewhere: name its folder with --db."
                            .formatted(folder.path()));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return tryToCopy(folder);
            } catch (StoreException e) {
                if (e.kind() != Kind.DAMAGED || attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("The owner was tidying up while {} was copied: once more.", folder.path(), e);
            }
        }
    }

    private static Snapshot tryToCopy(StoreFolder folder) {
        Path copy = place().resolve(folder.database().getFileName());
        try {
            var thread = StoreThread.start(new Trouble(folder.path()), new ReaderSession(folder, copy));
            return new Snapshot(folder, thread, copy);
        } catch (RuntimeException e) {
            delete(copy);
            throw e;
        }
    }

    private static Path place() {
        try {
            return Files.createTempDirectory("weft-reader");
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNUSABLE,
                    "there is no place for temporary files (%s). Maybe choose another with -Djava.io.tmpdir=DIR."
                            .formatted(e),
                    e);
        }
    }

    @Override
    public void close() {
        super.close();
        delete(copy);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(copy.getParent());
        } catch (IOException e) {
            LOG.debug("{} stays behind.", copy, e);
        }
    }
}
