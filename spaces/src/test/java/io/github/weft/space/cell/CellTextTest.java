package io.github.weft.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.space.Genome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {

    private static final CellText TEXT = new CellText();

    private static final String FIRST =
            "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";

    @Test
    void isTheBenchmarksText() {
        assertThat(TEXT.parse(FIRST)).isEqualTo(Genome.of(4, 2, 1, 2, 1, 1));
        assertThat(TEXT.format(Genome.of(4, 2, 1, 2, 1, 1))).isEqualTo(FIRST);
    }

    @Test
    void roundTripsForEveryCoding() {
        for (int coding = 0; coding < CellClassesTest.CODINGS; coding++) {
            Genome genome = CellClassesTest.genome(coding);
            assertThat(TEXT.parse(TEXT.format(genome))).isEqualTo(genome);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; it must have 3 nodes joined by +, not 1",
                "|none~0|+|none~0|none~1|; it must have 3 nodes joined by +, not 2",
                "|none~0|+|none~0|+|none~0|none~1|none~2|; node 2 must have 2 edge(s), not 1",
                "|none~0|+|none~0|none~1|none~2|+|none~0|none~1|none~2|; node 2 must have 2 edge(s), not 3",
                "none~0+|none~0|none~1|+|none~0|none~1|none~2|; node 1 (none~0) must stand between two |",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2; node 3 (|none~0|none~1|none~2) must stand between two |",
                "|none~0|+|none~1|none~0|+|none~0|none~1|none~2|; edge (none~1) of node 2 must end in ~0",
                "|none|+|none~0|none~1|+|none~0|none~1|none~2|; edge (none) of node 1 must end in ~0",
                "|nor_conv_5x5~0|+|none~0|none~1|+|none~0|none~1|none~2|; operation (nor_conv_5x5) is not known. Did you mean nor_conv_1x1?",
                "|skip~0|+|none~0|none~1|+|none~0|none~1|none~2|; operation (skip) is not known. Did you mean skip_connect?",
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> TEXT.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("architecture (" + text + ") is malformed: ")
                .hasMessageContaining(problem)
                .hasMessageContaining("Example: |nor_conv_3x3~0|");
    }
}
