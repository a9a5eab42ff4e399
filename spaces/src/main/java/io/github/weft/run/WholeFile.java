package io.github.weft.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that are written whole or not at all: what was there before stays until the new content is on the disk. A new file may be read and written by whom a file
 * made in the ordinary way may; one that takes another's place by whom that one might.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes to a temporary file beside it, flushes that to the disk and renames it over the file; makes the folder if need be. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".part", ordinary(folder));
        try {
            flush(temporary, content);
            permit(temporary, file);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Gives a file the permissions of the one whose place it is about to take, if that is there and files have any here. */
    public static void permit(Path fresh, Path old) throws IOException {
        if (hasPermissions(old) && Files.exists(old)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
        }
    }

    /** Temporary files are their owner's alone unless all is asked for, of which the system takes away what its user mask says. */
    private static FileAttribute<?>[] ordinary(Path folder) {
        return hasPermissions(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void flush(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
