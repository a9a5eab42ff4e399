package io.github.weft.report;

import io.github.weft.run.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text files that belong together in one folder. All are on disk under other names before the first takes its place, so that a full disk leaves the files of
 * before as they were.
 */
public final class FileSet {

    private static final String UNFINISHED = ".unfinished";

    /** Puts bytes into a new file and onto the disk. */
    interface Disk {
        void write(Path file, byte[] bytes) throws IOException;
    }

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Disk disk;

    public FileSet() {
        this(FileSet::toDisk);
    }

    FileSet(Disk disk) {
        this.disk = disk;
    }

    public FileSet add(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Writes all of them, making the folder if need be, and returns it. A file that takes another's place has that one's permissions.
     *
     * @throws IOException whose message says to a person why not, and which files are new if not all are as they were
     */
    public Path write(Path folder) throws IOException {
        var placed = new ArrayList<String>();
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                disk.write(folder.resolve(file.getKey() + UNFINISHED), file.getValue());
            }
            for (String name : files.keySet()) {
                place(folder.resolve(name + UNFINISHED), folder.resolve(name));
                placed.add(name);
            }
            return folder;
        } catch (IOException e) {
            throw new IOException(reason(e, placed), e);
        } finally {
            for (String name : files.keySet()) {
                remove(folder.resolve(name + UNFINISHED));
            }
        }
    }

    private static void place(Path fresh, Path file) throws IOException {
        WholeFile.permit(fresh, file);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String reason(IOException problem, List<String> placed) {
        if (!placed.isEmpty()) {
            List<String> left = files.keySet().stream()
                    .filter(name -> !placed.contains(name))
                    .toList();
            return "%s: %s (%s new; as before: %s)"
                    .formatted(
                            left.get(0),
                            said(problem),
                            String.join(", ", placed) + (placed.size() == 1 ? " is" : " are"),
                            String.join(", ", left));
        }
        if (problem instanceof AccessDeniedException) {
            return said(problem);
        }
        if (problem instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is there and no folder";
        }
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        return "%s (%s bytes are needed; files that were there are as they were)"
                .formatted(said(problem), Numbers.count(bytes));
    }

    private static String said(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "writing there is not allowed";
        }
        return problem instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(problem.getMessage());
    }

    private static void toDisk(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A folder that cannot be written cannot be tidied either; the caller is told of the first problem.
        }
    }
}
