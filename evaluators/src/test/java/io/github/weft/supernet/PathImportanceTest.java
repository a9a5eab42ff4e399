package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PathImportanceTest {

    private static final SearchSpace CELLS = Spaces.named("nb201").keepingDeadEdges();

    /** Kernels of 1x1 have 1, of 3x3 2, scales and shifts 0.5. */
    private static double norm(String param) {
        return param.endsWith("weight") ? param.contains("conv1x1") ? 1 : 2 : 0.5;
    }

    private static PathImportance taught(int paths) {
        var importance = new PathImportance(CELLS, Nursery.setting(CELLS));
        Genome genome = Genome.of(3, 2, 0, 1, 4, 3);
        Network network = CELLS.decode(genome, Nursery.setting(CELLS));
        for (int path = 0; path < paths; path++) {
            importance.count(genome);
            importance.learn(genome, network, PathImportanceTest::norm);
        }
        return importance;
    }

    private static List<Double> chances(PathImportance importance) {
        return importance.drawn().stream().map(Drawn.Choice::chance).toList();
    }

    /**
     * Three cells: 1x1 on one edge 3 (1 + 0.5 + 0.5) = 6, 3x3 on two edges 3 * 2 (2 + 0.5 + 0.5) / 2 = 9 each; both are halved alike. No skip, no
     * pooling has weights.
     */
    @Test
    void choicesAreDrawnByTheGradientsOfTheirWeights() {
        for (int paths : new int[] {1, 2, 5}) {
            PathImportance importance = taught(paths);
            assertThat(chances(importance)).containsExactly(0.2, 0.2, 0.2, 0.2, 0.2);
            importance.turn(1);
            assertThat(chances(importance))
                    .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                    .containsExactly(0.0, 0.0, 0.4, 0.6, 0.0);
        }
    }

    /** 3x3 alone on the second path: (4.5 + 9) / 2 = 6.75 against 3. */
    @Test
    void aRunningMeanForgetsByHalves() {
        PathImportance importance = taught(1);
        Genome only = Genome.of(3, 3, 3, 3, 3, 3);
        importance.learn(only, CELLS.decode(only, Nursery.setting(CELLS)), PathImportanceTest::norm);
        importance.turn(0.9);

        assertThat(chances(importance).get(2)).isCloseTo(0.9 * 3 / 9.75 + 0.02, within(1e-12));
        assertThat(chances(importance).get(3)).isCloseTo(0.9 * 6.75 / 9.75 + 0.02, within(1e-12));
        assertThat(chances(importance).get(0)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void everyEpochStartsAtZero() {
        PathImportance importance = taught(2);
        importance.turn(0.5);
        importance.turn(1);

        assertThat(chances(importance)).containsExactly(0.2, 0.2, 0.2, 0.2, 0.2);
    }

    @Test
    void drawsAreCountedInTheEpochAndInAll() {
        PathImportance importance = taught(2);
        importance.turn(0.5);
        importance.count(Genome.of(0, 0, 0, 0, 0, 4));

        assertThat(importance.drawn()).extracting(Drawn.Choice::inEpoch).containsExactly(5L, 0L, 0L, 0L, 1L);
        assertThat(importance.drawn()).extracting(Drawn.Choice::inAll).containsExactly(7L, 2L, 2L, 4L, 3L);
        assertThat(importance.drawn())
                .extracting(Drawn.Choice::name)
                .containsExactly("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    }

    /** What stands for a gradient: a number that depends on all genes together. */
    private static double gradient(Genome genome) {
        return Seeds.generator(3, genome.alleles()).nextDouble() + genome.allele(0) * genome.allele(5);
    }

    @Test
    void correctedGradientsHaveTheMeanOfUniformDraws() {
        PathImportance importance = taught(3);
        importance.turn(0.6);
        List<Double> chances = chances(importance);
        double uniform = 0;
        double corrected = 0;
        double published = 0;
        for (int code = 0; code < 15_625; code++) {
            int left = code;
            var genome = Genome.of(0, 0, 0, 0, 0, 0);
            double chance = 1;
            for (int gene = 0; gene < 6; gene++, left /= 5) {
                genome = genome.with(gene, left % 5);
                chance *= chances.get(left % 5);
            }
            uniform += gradient(genome) / 15_625;
            published += chance * gradient(genome);
            corrected += chance * importance.correction(genome) * gradient(genome);
        }

        assertThat(corrected).isCloseTo(uniform, within(1e-9));
        assertThat(published).isGreaterThan(uniform * 1.2);
        assertThat(drawnMean(importance, uniform)).isLessThan(4);
    }

    /** Distance of the mean of 100,000 corrected draws from the uniform mean, in standard errors. */
    private static double drawnMean(PathImportance importance, double uniform) {
        RandomGenerator random = Seeds.generator(5, "draws");
        double sum = 0;
        double squares = 0;
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            Genome genome = importance.drawn(random);
            double value = importance.correction(genome) * gradient(genome);
            sum += value;
            squares += value * value;
        }
        double mean = sum / draws;
        return Math.abs(mean - uniform) / Math.sqrt((squares / draws - mean * mean) / draws);
    }

    @Test
    void genesWithOtherChoicesHaveAVectorOfTheirOwn() {
        SearchSpace space = Spaces.named("vit-mini-v2");
        var importance = new PathImportance(space, Nursery.setting(space));

        assertThat(importance.drawn().stream().mapToDouble(Drawn.Choice::chance).sum())
                .isCloseTo(
                        space.genes().stream()
                                .map(gene -> gene.choices())
                                .distinct()
                                .count(),
                        within(1e-9));
        assertThat(importance.drawn().get(0).name()).contains(":");
        assertThat(importance.applies()).isFalse();
    }
}
