package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.RateScale;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingOfSpacesTest {

    private static final Shape IMAGE = Shape.image(1, 28, 28);

    private static double factor(SearchSpace space, Genome genome) {
        Setting setting = space.setting(IMAGE, 10);
        return RateScale.of(space.core(genome, setting)).factor(RateScale.of(space.core(space.base(), setting)));
    }

    /**
     * Path lengths are 1 plus the convolutions. Six of them: 2, 3, 3, 4, so 126; six skips: four of 1; a skip beside a convolution: 1
     * and 2, so 9; pooling counts as a skip does; a path with a none is none.
     */
    @ParameterizedTest
    @CsvSource({
        "333333, .0890870806",
        "222222, .0890870806",
        "111111, .5",
        "444444, .5",
        "030101, .3333333333",
        "000100, 1",
        "000300, .3535533906",
        "303303, .1178511302"
    })
    void cellsOfNb201HaveTheFactorsOfTheirPaths(String alleles, double expected) {
        var genome = new Genome(alleles.chars().map(c -> c - '0').boxed().toList());

        assertThat(factor(Spaces.named("nb201"), genome)).isCloseTo(expected, within(5e-11));
    }

    /** Lengths by hand, over the six edges 1-0, 2-0, 2-1, 3-0, 3-1, 3-2 of any coding, dead edges and all. */
    @Test
    void contractingACellKeepsItsPaths() {
        SearchSpace space = Spaces.named("nb201");
        Setting setting = space.setting(IMAGE, 10);
        RandomGenerator random = Seeds.generator(3, "cells");
        int[][] paths = {{3}, {0, 4}, {1, 5}, {0, 2, 5}};
        for (int draw = 0; draw < 300; draw++) {
            Genome genome = Variation.random(space, random);
            long cubes = 0;
            for (int[] path : paths) {
                long length = 1;
                boolean whole = true;
                for (int edge : path) {
                    int allele = genome.allele(edge);
                    whole &= allele != 0;
                    length += allele == 2 || allele == 3 ? 1 : 0;
                }
                cubes += whole ? length * length * length : 0;
            }
            assertThat(RateScale.of(space.core(genome, setting)).cubes())
                    .as(space.format(genome))
                    .isEqualTo(BigInteger.valueOf(cubes));
        }
    }

    static Stream<SearchSpace> spaces() {
        return Stream.concat(
                Spaces.all().stream(), Stream.of(Spaces.named("nb201").keepingDeadEdges()));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everySpaceHasABaseFromWhichTheRatesOfOthersFollow(SearchSpace space) {
        RandomGenerator random = Seeds.generator(1, "rates");
        Setting setting = space.setting(IMAGE, 10);

        assertThat(factor(space, space.base())).isEqualTo(1);
        for (int draw = 0; draw < 10; draw++) {
            Genome genome = Variation.random(space, random);
            if (RateScale.of(space.core(genome, setting)).connected()) {
                assertThat(factor(space, genome))
                        .as(space.format(genome))
                        .isGreaterThan(0)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aCellWithoutPathIsNotConnected() {
        SearchSpace space = Spaces.named("nb201");

        assertThat(RateScale.of(space.core(Genome.of(3, 3, 0, 0, 0, 0), space.setting(IMAGE, 10)))
                        .connected())
                .isFalse();
    }

    /**
     * One block a stage: stem, 4 blocks of 3 and the classifier, one path of 14 layers. A second block in one stage: 14 and 17. All
     * kernels of 5 with the stem's 3: (3 + 4 * 5) / 5 = 4.6.
     */
    @ParameterizedTest
    @CsvSource({
        "8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2, 1",
        "16x1-k3e4_12x1-k3e2_16x1-k3e2_32x1-k3e2, 1",
        "8x2-k3e2-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2, .598636",
        "8x1-k5e2_12x1-k5e2_16x1-k5e2_32x1-k5e2, .652174"
    })
    void mobileNetworksCountAllTheirLayers(String text, double expected) {
        SearchSpace space = Spaces.named("mobile");

        assertThat(factor(space, space.parse(text))).isCloseTo(expected, within(1e-6));
    }
}
