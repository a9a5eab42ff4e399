package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with files that people have looked at. {@code -Dgolden.rewrite=true} writes them anew. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/weft/report");

    private Golden() {}

    public static void check(String file, String actual) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.writeString(golden, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
