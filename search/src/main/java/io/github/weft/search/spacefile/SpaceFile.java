package io.github.weft.search.spacefile;

import io.github.weft.run.Digest;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.sparse.Fixed;
import io.github.weft.space.staged.StagedSpace;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A space by name or by file. A text that ends in {@code .yaml} or {@code .yml} is a file, and may be followed by {@code #} and the
 * beginning of its SHA-256: then it is read only if it is still that file.
 */
public final class SpaceFile {

    private static final int DIGITS = 16;
    private static final long LARGEST = 1 << 20;

    private SpaceFile() {}

    /** Whether a text means a file. */
    public static boolean isFile(String text) {
        String path = path(text);
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /**
     * The space of a name or of a file.
     *
     * @throws IllegalArgumentException if there is none, the file has changed, or its content cannot be used, with the line
     */
    public static SearchSpace named(String text) {
        if (!isFile(text)) {
            return Spaces.named(text);
        }
        String content = content(path(text));
        String digest = digest(content);
        int mark = text.indexOf('#');
        if (mark >= 0 && !text.substring(mark + 1).equals(digest)) {
            throw new IllegalArgumentException(
                    "space (%s) has changed: its digest is %s, not %s. Restore the file, or begin anew with --space %s."
                            .formatted(path(text), digest, text.substring(mark + 1), path(text)));
        }
        return read(path(text), content);
    }

    /** The text that means the same for ever: a file with its digest. */
    public static String settled(String text) {
        return isFile(text) && text.indexOf('#') < 0 ? text + "#" + digest(content(text)) : text;
    }

    /**
     * What space sparse stands on: a space as {@link #named} has it, or after a colon one network of it.
     *
     * @throws IllegalArgumentException if there is no such space or network
     */
    public static SearchSpace base(String text) {
        int colon = text.indexOf(':');
        return ofBase(
                text,
                () -> colon < 0 ? named(text) : Fixed.of(named(text.substring(0, colon)), text.substring(colon + 1)));
    }

    private static <T> T ofBase(String text, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("base (%s): %s".formatted(text, e.getMessage()), e);
        }
    }

    /** The text that means the same base for ever. */
    public static String settledBase(String text) {
        int colon = text.indexOf(':');
        return ofBase(
                text, () -> colon < 0 ? settled(text) : settled(text.substring(0, colon)) + text.substring(colon));
    }

    private static String path(String text) {
        int mark = text.indexOf('#');
        return mark < 0 ? text : text.substring(0, mark);
    }

    private static String digest(String content) {
        return Digest.of(content).substring(0, DIGITS);
    }

    private static StagedSpace read(String path, String content) {
        String file = String.valueOf(Path.of(path).getFileName());
        try {
            return BlueprintReader.space(content, file.substring(0, file.lastIndexOf('.')));
        } catch (FileProblem e) {
            throw new IllegalArgumentException("%s:%s: %s".formatted(path, e.line(), e.getMessage()), e);
        }
    }

    private static String content(String path) {
        Path file = Path.of(path);
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(
                        "space (%s) is larger than 1 MB, too large for a description.".formatted(path));
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("space (%s) is no file.".formatted(path), e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException("space (%s) is no text in UTF-8.".formatted(path), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("space (%s) cannot be read: %s.".formatted(path, e.getMessage()), e);
        }
    }
}
