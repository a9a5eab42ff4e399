package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.run.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

    /** Values 1 to 6 in two groups of three: 2 of the 20 ways to share them out are as far apart, so p is about a tenth. Of 1 to 8, 2 of 70. */
    @Test
    void thePartOfShufflesThatReachAsMuchDecides() {
        assertThat(halves(6)).isFalse();
        assertThat(halves(8)).isTrue();
    }

    private static boolean halves(int size) {
        double[] values = IntStream.rangeClosed(1, size).mapToDouble(i -> i).toArray();
        int[] groups = IntStream.range(0, size).map(i -> 2 * i / size).toArray();
        return PermutationTest.of(List.of(new Grouping(groups, 2)), values, Seeds.generator(1, "halves"))
                .get(0);
    }

    /** The same p of 2 in 70 is nothing to speak of where it is one of four that were tried. */
    @Test
    void theMoreAreTriedTheLessOneSays() {
        double[] values = IntStream.rangeClosed(1, 8).mapToDouble(i -> i).toArray();
        var apart = new Grouping(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2);
        var mixed = new Grouping(new int[] {0, 1, 1, 0, 0, 1, 1, 0}, 2);

        assertThat(PermutationTest.of(List.of(mixed, apart, mixed, mixed), values, Seeds.generator(1, "tried")))
                .containsOnly(false);
    }

    /** Of 200 runs with 20 genes of noise, 10 are expected to have any that is taken for more; more than 17 in one of 100 such tests. */
    @Test
    void manyGenesOfNoiseAreSeldomTakenForAnEffect() {
        long wrong = IntStream.range(0, 200)
                .filter(run -> {
                    RandomGenerator random = Seeds.generator(run, "genes-of-noise");
                    double[] values = random.doubles(60).map(Math::log).toArray();
                    List<Grouping> genes = IntStream.range(0, 20)
                            .mapToObj(gene -> new Grouping(
                                    random.ints(60, -1, 2 + gene % 4).toArray(), 2 + gene % 4))
                            .toList();
                    return PermutationTest.of(genes, values, random).contains(true);
                })
                .count();

        assertThat(wrong).isLessThanOrEqualTo(17);
    }

    /** An observation without a part in it changes nothing, wherever it stands. */
    @Test
    void whatHasNoPartIsLeftOut() {
        var grouping = new Grouping(new int[] {0, -1, 0, 1, 1}, 2);

        assertThat(grouping.size()).isEqualTo(4);
        assertThat(grouping.between(new double[] {1, 50, 3, 5, 7}, new int[] {0, 1, 2, 3, 4}))
                .isEqualTo(4 * 4 / 2 + 12 * 12 / 2);
        assertThat(grouping.between(new double[] {1, 50, 3, 5, 7}, new int[] {3, 0, 1, 4, 2}))
                .isEqualTo(6 * 6 / 2 + 10 * 10 / 2);
        assertThat(grouping.best(new double[] {1, 50, 3, 5, 7}, 2)).isEqualTo(1);
        assertThat(grouping.best(new double[] {1, 50, 3, 5, 7}, 3)).isEqualTo(-1);
    }
}
