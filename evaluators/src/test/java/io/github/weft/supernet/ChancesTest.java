package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChancesTest {

    private static final double[] NORMS = {0, 0, 1, 3, 0};

    @Test
    void importanceIsMixedWithAFloor() {
        assertThat(Chances.mixed(NORMS, 0).all()).containsExactly(0.2, 0.2, 0.2, 0.2, 0.2);
        assertThat(Chances.mixed(NORMS, 0.5).all())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.1, 0.1, 0.225, 0.475, 0.1);
        assertThat(Chances.mixed(NORMS, 0.9).all())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.02, 0.02, 0.245, 0.695, 0.02);
        assertThat(Chances.mixed(NORMS, 1).all()).containsExactly(0, 0, 0.25, 0.75, 0);
        assertThat(Chances.mixed(new double[4], 1).all()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.9, 1})
    void theySumToOneAndAreDrawnAsOftenAsTheySay(double share) {
        RandomGenerator random = Seeds.generator(1, "chances");
        double[] norms = random.doubles(40).map(x -> x < 0.2 ? 0 : x * x).toArray();
        Chances chances = Chances.mixed(norms, share);
        var counts = new int[40];
        for (int i = 0; i < 100_000; i++) {
            counts[chances.draw(random)]++;
        }

        assertThat(Arrays.stream(chances.all()).sum()).isCloseTo(1, within(1e-9));
        for (int i = 0; i < 40; i++) {
            double chance = chances.of(i);
            assertThat(chance).isNotNegative();
            assertThat(counts[i] / 1e5).isCloseTo(chance, within(4 * Math.sqrt(chance * (1 - chance) / 1e5)));
        }
    }

    @Test
    void correctionsMakeUpForChances() {
        Chances chances = Chances.mixed(NORMS, 0.5);

        assertThat(chances.correction(0)).isCloseTo(2, within(1e-12));
        assertThat(chances.correction(3)).isCloseTo(0.2 / 0.475, within(1e-12));
        assertThat(IntStream.range(0, 5)
                        .mapToDouble(i -> chances.of(i) * chances.correction(i))
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    /** E|g / (N q)|^2 is (mean |g|)^2 at best and the mean of |g|^2 under uniform draws. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void drawingByNormsVariesLeast(int seed) {
        double[] norms = Seeds.generator(seed, "norms").doubles(16, 0.1, 2).toArray();
        double best = secondMoment(norms, Chances.mixed(norms, 1));
        double mean = DoubleStream.of(norms).average().orElseThrow();

        assertThat(best).isCloseTo(mean * mean, within(1e-12));
        assertThat(secondMoment(norms, Chances.mixed(norms, 0.7)))
                .isBetween(best, secondMoment(norms, Chances.uniform(16)));
        assertThat(best).isLessThan(secondMoment(norms, Chances.uniform(16)) * 0.99);
        Arrays.fill(norms, 0.7);
        assertThat(secondMoment(norms, Chances.mixed(norms, 1)))
                .isCloseTo(secondMoment(norms, Chances.uniform(16)), within(1e-12));
    }

    private static double secondMoment(double[] norms, Chances chances) {
        return IntStream.range(0, norms.length)
                .mapToDouble(i -> chances.of(i) * Math.pow(norms[i] * chances.correction(i), 2))
                .sum();
    }
}
