package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobileTextTest {

    private final Mobile space = new Mobile();

    @Test
    void tellsWidthDepthAndBlocks() {
        Genome genome = space.parse("12x2-k5e3-k7e2_12x1-k3e2_32x1-k3e4_160x1-k7e4");

        assertThat(genome)
                .isEqualTo(Genome.of(
                        1, 1, 1, 1, 2, 0, // stage 1: width, depth, (kernel, expand) of 2 blocks
                        0, 0, 0, 0, 0, 0, 0, 0, // stage 2: 3 blocks
                        1, 0, 0, 2, 0, 0, 0, 0, 0, 0, // stage 3: 4 blocks
                        3, 0, 2, 2, 0, 0, 0, 0, 0, 0)); // stage 4: 4 blocks
        assertThat(space.format(genome)).isEqualTo("12x2-k5e3-k7e2_12x1-k3e2_32x1-k3e4_160x1-k7e4");
    }

    @Test
    void showsGenesOfAbsentBlocksOnlyIfTheyAreSet() {
        Genome genome = space.parse("12x1-k5e3-k7e2_12x1-k3e2-k3e2-k5e2_32x1-k3e4_160x1-k7e4");

        assertThat(space.format(genome)).isEqualTo("12x1-k5e3-k7e2_12x1-k3e2-k3e2-k5e2_32x1-k3e4_160x1-k7e4");
        assertThat(space.format(space.canonical(genome))).isEqualTo("12x1-k5e3_12x1-k3e2_32x1-k3e4_160x1-k7e4");
    }

    @Test
    void needsNoQuotingAndFitsAFileName() {
        RandomGenerator random = Seeds.generator(3);
        for (int i = 0; i < 1_000; i++) {
            Genome genome = Variation.random(space, random);
            assertThat(space.format(genome)).matches("[0-9][0-9a-z_-]{0,120}");
            assertThat(space.parse(space.format(genome))).isEqualTo(genome);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; it must have 4 stages joined by _, not 1",
                "8x1-k3e2_12x1-k3e2_16x1-k3e2; it must have 4 stages joined by _, not 3",
                "8y1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage 1 (8y1-k3e2) must look like 16x2-k3e4-k5e2",
                "9x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.width (9) must be one of [8, 12, 16]",
                "8x3-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.depth (3) must be between 1 and 2",
                "8x0_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.depth (0) must be between 1 and 2",
                "8x2-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.depth is 2, but 1 block(s) are listed",
                "8x1-k3e2-k3e2-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.depth is 1, but 3 block(s) are listed",
                "8x1-k3e2_12x1-k4e2_16x1-k3e2_32x1-k3e2; stage2.block1.kernel (4) must be one of [3, 5, 7]",
                "8x1-k3e2_12x1-k3e6_16x1-k3e2_32x1-k3e2; stage2.block1.expand (6) must be one of [2, 3, 4]",
                "8x1-k3e2_12x1-e2k3_16x1-k3e2_32x1-k3e2; stage2.block1 (e2k3) must look like k3e4",
                "8x1-_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.block1 () must look like k3e4",
                "8x1-k3e99999999999_12x1-k3e2_16x1-k3e2_32x1-k3e2; stage1.block1 (k3e99999999999) must look like k3e4",
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("architecture (" + text + ") is malformed: " + problem + ". Example: ");
    }
}
