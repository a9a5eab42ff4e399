package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OmegaSquaredTest {

    private static double of(List<double[]> byChoice) {
        int[] groups = IntStream.range(0, byChoice.size())
                .flatMap(choice ->
                        IntStream.of(new int[byChoice.get(choice).length]).map(any -> choice))
                .toArray();
        double[] values = byChoice.stream().flatMapToDouble(DoubleStream::of).toArray();
        int[] once = new int[values.length];
        Arrays.fill(once, 1);
        return OmegaSquared.of(groups, values, once, byChoice.size());
    }

    /** Grand mean 3.5: SSB = 6 x 1.5 x 1.5 = 13.5, SSW = 4, MSW = 4 / 4, SST = 17.5; (13.5 - 1) / 18.5. */
    @Test
    void twoGroupsApartExplainMost() {
        assertThat(of(List.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}))).isCloseTo(12.5 / 18.5, within(1e-15));
    }

    /** SSB = 0, SSW = 4, MSW = 2: (0 - 2) / (4 + 2). */
    @Test
    void equalGroupsExplainLessThanNothing() {
        assertThat(of(List.of(new double[] {1, 3}, new double[] {1, 3}))).isCloseTo(-1 / 3.0, within(1e-15));
    }

    /** As with 1, 2, 3, 3 against 4 and 5: grand mean 3, SSB = 4 x .75 x .75 + 2 x 1.5 x 1.5 = 6.75, SSW = 2.75 + .5 and MSW a quarter of that. */
    @Test
    void whatCountsTwiceIsThereTwice() {
        double share = OmegaSquared.of(
                new int[] {0, 0, 0, 1, 1, 1, -1},
                new double[] {1, 2, 3, 4, 5, 6, 99},
                new int[] {1, 1, 2, 1, 1, 0, 5},
                2);

        assertThat(share).isCloseTo((6.75 - 3.25 / 4) / (10 + 3.25 / 4), within(1e-15));
    }

    @Test
    void oneGroupOrNoVarianceExplainsNothing() {
        assertThat(of(List.of(new double[] {1, 2, 3}))).isZero();
        assertThat(of(List.of(new double[] {2, 2}, new double[] {2, 2}))).isZero();
        assertThat(of(List.of(new double[] {1}, new double[] {2}))).isZero();
    }

    /** The plain share of five groups of eight would be 4 / 39 on average. */
    @Test
    void chanceIsTakenOut() {
        RandomGenerator random = Seeds.generator(3, "omega");
        double mean = IntStream.range(0, 2_000)
                .mapToDouble(i -> of(IntStream.range(0, 5)
                        .mapToObj(choice -> IntStream.range(0, 8)
                                .mapToDouble(any -> random.nextGaussian())
                                .toArray())
                        .toList()))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0, within(0.005));
    }
}
