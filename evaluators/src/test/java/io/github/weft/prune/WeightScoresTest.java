package io.github.weft.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import io.github.weft.sparse.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightScoresTest {

    private static final RandomGenerator TIES = Seeds.generator(1, "ties");

    private static Map<String, Mask> full() {
        var full = new LinkedHashMap<String, Mask>();
        full.put("a", Mask.full(3));
        full.put("b", Mask.full(4));
        return full;
    }

    private static WeightScores scores() {
        var scores = new LinkedHashMap<String, double[]>();
        scores.put("a", new double[] {1, 2, 3});
        scores.put("b", new double[] {10, 0, 20, 2.5});
        return new WeightScores(scores);
    }

    @Test
    void theHighestOfEachKernelStay() {
        assertThat(scores().highest(Map.of("a", 2L, "b", 1L), full(), kernel -> TIES))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", Mask.of(3, 1, 2), "b", Mask.of(4, 2)));
    }

    /** 20, 10, 3 and 2.5. */
    @Test
    void theHighestOfAllStayWhereverTheyAre() {
        assertThat(scores().highestOfAll(4, full(), TIES))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", Mask.of(3, 2), "b", Mask.of(4, 0, 2, 3)));
        assertThat(scores().highestOfAll(2, full(), TIES).get("a")).isEqualTo(Mask.of(3));
    }

    @Test
    void onlyWhatIsLeftCompetes() {
        var left = new LinkedHashMap<>(full());
        left.put("b", Mask.of(4, 1, 3));

        assertThat(scores().highestOfAll(2, left, TIES))
                .containsEntry("a", Mask.of(3, 2))
                .containsEntry("b", Mask.of(4, 3));
        assertThat(scores().highest(Map.of("a", 1L, "b", 1L), left, kernel -> TIES))
                .containsEntry("b", Mask.of(4, 3));
    }

    /** One of four with scores 10, 0, 20 and 2.5: in 20,000 draws each as often as its share of 32.5, within five deviations. */
    @Test
    void drawsHaveChancesInProportionToScores() {
        var counts = new int[4];
        RandomGenerator random = Seeds.generator(5, "draws");
        for (int i = 0; i < 20_000; i++) {
            Mask mask = scores().drawn(random)
                    .highest(Map.of("a", 1L, "b", 1L), full(), kernel -> TIES)
                    .get("b");
            counts[mask.places()[0]]++;
        }
        assertThat(counts[0] / 20_000.0).isEqualTo(10 / 32.5, within(.017));
        assertThat(counts[1]).isZero();
        assertThat(counts[2] / 20_000.0).isEqualTo(20 / 32.5, within(.018));
        assertThat(counts[3] / 20_000.0).isEqualTo(2.5 / 32.5, within(.01));
    }

    @ParameterizedTest
    @CsvSource({"1, .955", "50, .1", "100, .01"})
    void synapticFlowLeavesAPowerOfTheDensity(int round, double share) {
        assertThat(SynapticFlow.share(.01, round, 100)).isEqualTo(share, within(5e-4));
    }
}
