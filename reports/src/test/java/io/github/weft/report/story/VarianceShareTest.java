package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.run.Seeds;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simulated runs in which it is known what a gene explains. */
class VarianceShareTest {

    private static final int RUNS = 200;

    /** Runs of this many candidates, each of which draws a choice; the score is noise of variance 1 and what the choice adds. */
    private static List<VarianceShare> runs(int candidates, int choices, ToDoubleFunction<Integer> adds) {
        return IntStream.range(0, RUNS)
                .mapToObj(run -> {
                    RandomGenerator random = Seeds.generator(run, "variance-share", candidates, choices);
                    int[] groups = random.ints(candidates, 0, choices).toArray();
                    double[] values = IntStream.of(groups)
                            .mapToDouble(group -> adds.applyAsDouble(group) + random.nextGaussian())
                            .toArray();
                    return VarianceShare.of(List.of(new Grouping(groups, choices)), values, run)
                            .get(0);
                })
                .toList();
    }

    private static long clear(List<VarianceShare> runs) {
        return runs.stream().filter(VarianceShare::clear).count();
    }

    private static long held(List<VarianceShare> runs, double truth) {
        return runs.stream()
                .filter(share -> share.low() <= truth && truth <= share.high())
                .count();
    }

    /** Of 200 runs 10 are expected; more than 17 would be seen in one of 100 such tests. */
    @Test
    void sixteenChoicesOfNoiseAreSeldomTakenForAnEffect() {
        List<VarianceShare> runs = runs(100, 16, choice -> 0);

        assertThat(clear(runs)).isLessThanOrEqualTo(17);
        assertThat(held(runs, 0)).isGreaterThanOrEqualTo(190);
    }

    /** Half of the choices add 1 and half take 1 away: half of the variance. */
    @Test
    void aRealEffectIsFoundAndItsIntervalHoldsIt() {
        List<VarianceShare> runs = runs(100, 16, choice -> choice % 2 == 0 ? 1 : -1);

        assertThat(clear(runs)).isGreaterThanOrEqualTo(198);
        assertThat(held(runs, 0.5)).isGreaterThanOrEqualTo(184);
    }

    /** A tenth of the variance, which in most runs of 300 is more than chance. */
    @Test
    void aSmallEffectIsFoundInMostRuns() {
        List<VarianceShare> runs = runs(300, 4, choice -> choice % 2 == 0 ? 1.0 / 3 : -1.0 / 3);

        assertThat(clear(runs)).isGreaterThanOrEqualTo(190);
        assertThat(held(runs, 0.1)).isGreaterThanOrEqualTo(184);
    }
}
