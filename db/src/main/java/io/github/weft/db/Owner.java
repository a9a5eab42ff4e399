package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Ownership of a store by this process. The operating system's lock on {@code owner.lock} decides, and ends with the process however it
 * ends; {@code owner.txt} only says whom to ask.
 *
 * <p>On POSIX systems a process loses its lock when it closes <em>any</em> channel on the locked file. So a second opening in the same
 * process is recognised by the text, before it touches the lock file.
 */
final class Owner implements AutoCloseable {

    private final StoreFolder folder;
    private final FileChannel channel;

    private Owner(StoreFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws StoreException if another process, or another opening in this one, owns the store */
    static Owner take(StoreFolder folder, Instant now) {
        synchronized (Owner.class) {
            try {
                if (text(folder).endsWith(process())) {
                    throw inUse(folder);
                }
                return lock(folder, now);
            } catch (IOException e) {
                throw new StoreException(
                        Kind.UNUSABLE,
                        "%s cannot be written (%s). Maybe the folder is read-only or the disk is full; use another --db."
                                .formatted(folder.path(), e),
                        e);
            }
        }
    }

    private static Owner lock(StoreFolder folder, Instant now) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder);
            }
            String text = "process %s on host %s since %s%n%s"
                    .formatted(ProcessHandle.current().pid(), host(), now.truncatedTo(ChronoUnit.SECONDS), process());
            Files.writeString(folder.owner(), text);
            return new Owner(folder, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(folder.owner());
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNUSABLE, "%s: the owner's mark stays behind (%s).".formatted(folder.path(), e), e);
        }
    }

    private static StoreException inUse(StoreFolder folder) throws IOException {
        return new StoreException(
                Kind.LOCKED,
                "%s is in use by %s; wait for it, stop it, or use another --db."
                        .formatted(
                                folder.path(), text(folder).lines().findFirst().orElse("a process that just started")));
    }

    private static String text(StoreFolder folder) throws IOException {
        try {
            return Files.readString(folder.owner());
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Numbers of processes are used again, the moment of their start with them is not. */
    private static String process() {
        ProcessHandle me = ProcessHandle.current();
        return "process %d started %s%n"
                .formatted(
                        me.pid(),
                        me.info().startInstant().map(Instant::toString).orElse("some time ago"));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
