package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commented reference configuration against the code's keys. {@code -Dgolden.rewrite} writes it anew. */
class ReferenceFileTest {

    private static final Path FILE = Path.of("docs/reference.yaml");
    private static final int WIDTH = 100;

    @Test
    void theReferenceFileListsEveryKeyWithItsHelpAndDefault() throws IOException {
        if (System.getProperty("golden.rewrite") != null) {
            Files.writeString(FILE, rendered());
        }

        assertThat(Files.readString(FILE)).isEqualTo(rendered());
    }

    @Test
    void theReferenceFileReadsAsTheDefaults() {
        Map<String, String> given = ConfigFile.read(FILE);

        assertThat(given).hasSize(Keys.all().size());
        assertThat(SearchConfig.of(given).text())
                .isEqualTo(SearchConfig.of(Map.of()).text());
    }

    private static String rendered() {
        var text = new StringBuilder(
                "# Every setting of weft search with its default. Use it with --config, and keep only what you change:\n"
                        + "# an option of the same name on the command line wins over the file.\n");
        for (Key<?> key : Keys.all()) {
            text.append('\n')
                    .append(wrapped(key.help()))
                    .append(key.name())
                    .append(": ")
                    .append(quoted(key.fallback()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String wrapped(String help) {
        var lines = new StringBuilder("#");
        int column = 1;
        for (String word : help.split(" ")) {
            if (column + 1 + word.length() > WIDTH) {
                lines.append("\n#");
                column = 1;
            }
            lines.append(' ').append(word);
            column += 1 + word.length();
        }
        return lines.append('\n').toString();
    }

    private static String quoted(String value) {
        return value.isEmpty() || value.startsWith("-") ? "\"" + value + "\"" : value;
    }
}
