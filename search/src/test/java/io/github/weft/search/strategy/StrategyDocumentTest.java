package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyDocumentTest {

    private final List<String> lines;

    StrategyDocumentTest() throws IOException {
        lines = Files.readAllLines(Path.of("docs", "strategies.md"));
    }

    @Test
    void hasASectionForEveryStrategyAndNoOther() {
        assertThat(lines.stream().filter(line -> line.startsWith("## `")).map(line -> line.replaceAll("[#` ]", "")))
                .containsExactlyElementsOf(
                        Strategies.all().stream().map(Strategies.Entry::name).toList());
    }

    @Test
    void listsEverySettingWithItsDefault() {
        assertThat(lines.stream().filter(line -> line.startsWith("| `")).map(StrategyDocumentTest::keyAndDefault))
                .containsExactlyElementsOf(StrategyOptions.settings().stream()
                        .map(setting -> setting.key() + " " + setting.value())
                        .toList());
    }

    private static String keyAndDefault(String row) {
        String[] cells = row.replace("`", "").split("\\|", -1);
        return cells[1].strip() + " " + cells[2].strip();
    }
}
