package io.github.weft.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {

    private static final Offset<Double> EXACT = within(5e-8);

    @Test
    void logRanksOfThreeArchitecturesEqualThePublishedVector() {
        // Ranks 1, 2, 3 and 3, 1, 2: ln(1/3) + ln 1, ln(2/3) + ln(1/3), ln 1 + ln(2/3).
        for (Aggregation aggregation : List.of(Aggregation.LOG_RANK, Aggregation.AZ_NAS)) {
            List<Double> z = values(aggregation, Map.of("a", scores(10, 20, 30), "b", scores(9, 3, 5)));

            assertThat(z.get(0)).isCloseTo(-1.0986123, EXACT);
            assertThat(z.get(1)).isCloseTo(-1.5040774, EXACT);
            assertThat(z.get(2)).isCloseTo(-0.4054651, EXACT);
        }
    }

    @Test
    void logRankPunishesOneLowRankWhereTheAverageDoesNot() {
        // Among ten, ranks (6, 6) and (10, 2).
        var pair = Map.of("a", scores(6, 10, 1, 2, 3, 4, 5, 7, 8, 9), "b", scores(6, 2, 1, 3, 4, 5, 7, 8, 9, 10));

        List<Double> z = values(Aggregation.LOG_RANK, pair);
        assertThat(z.get(0)).isCloseTo(-1.0216512, EXACT);
        assertThat(z.get(1)).isCloseTo(-1.6094379, EXACT);
        List<Double> averages = values(Aggregation.RANK_AVERAGE, pair);
        assertThat(averages.get(0)).isCloseTo(0.6, EXACT);
        assertThat(averages.get(1)).isCloseTo(0.6, EXACT);
    }

    @Test
    void aFailedProxyIsLeftOutOrLastByTheRuleOfTheAggregation() {
        var scores = Map.of(
                "a", List.of(Score.of(1), Score.of(2), Score.failed("not finite: NaN")),
                "b", scores(1, 2, 3));

        // Left out: twice ln(3/3). Last: rank 1 of 3 under a, and ln(3/3) under b.
        assertThat(values(Aggregation.LOG_RANK, scores).get(2)).isCloseTo(0, EXACT);
        assertThat(values(Aggregation.AZ_NAS, scores).get(2)).isCloseTo(Math.log(1 / 3.0), EXACT);
        // Candidate 0 is first of two under a when the failure is left out, and second of three when it is last.
        assertThat(values(Aggregation.LOG_RANK, scores).get(0)).isCloseTo(Math.log(1 / 2.0) + Math.log(1 / 3.0), EXACT);
        assertThat(values(Aggregation.AZ_NAS, scores).get(0)).isCloseTo(Math.log(2 / 3.0) + Math.log(1 / 3.0), EXACT);
    }

    @Test
    void identicalCodesRankLastUnderEveryAggregation() {
        var scores = Map.of("nwot", List.of(Score.failed("identical codes: all"), Score.of(-900), Score.of(-800)));

        for (Aggregation aggregation : Aggregation.values()) {
            List<Double> z = values(aggregation, scores);
            assertThat(z.get(0)).isLessThan(z.get(1));
        }
        assertThat(values(Aggregation.LOG_RANK, scores).get(0)).isCloseTo(Math.log(1 / 3.0), EXACT);
    }

    @Test
    void withFewerThanHalfOfTheProxiesParamsSpeaksOrNobody() {
        List<Score> failed = List.of(Score.failed("undefined"), Score.failed("undefined"));

        assertThat(values(Aggregation.LOG_RANK, Map.of("a", failed, "b", failed, "params", scores(1, 2)))
                        .get(0))
                .isCloseTo(3 * Math.log(0.5), EXACT);
        assertThat(Aggregation.LOG_RANK
                        .combine(Map.of("a", failed, "b", failed, "c", scores(1, 2)))
                        .get(0))
                .isEqualTo(Score.failed("proxies failed: 2 of 3"));
    }

    @Test
    void theFixedReferenceEqualsThePublishedVector() {
        Empirical reference = Empirical.of(new double[] {1, 2, 2, 5});

        assertThat(reference.at(2)).isCloseTo(0.5, EXACT);
        assertThat(reference.at(6)).isCloseTo(0.9, EXACT);
        assertThat(reference.at(0)).isCloseTo(0.1, EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void onTheReferenceItselfTheFixedFormIsTheLogRankPlusAConstant(long seed) {
        var random = new SplittableRandom(seed);
        double[] a = random.doubles(40).map(v -> Math.floor(20 * v)).toArray();
        double[] b = random.doubles(40).toArray();
        List<Double> z = values(Aggregation.LOG_RANK, Map.of("a", scores(a), "b", scores(b)));
        Empirical ofA = Empirical.of(a);
        Empirical ofB = Empirical.of(b);

        // F = rank / (n + 1), so the sums differ by 2 ln(n / (n + 1)).
        for (int i = 0; i < 40; i++) {
            assertThat(Math.log(ofA.at(a[i])) + Math.log(ofB.at(b[i])))
                    .isCloseTo(z.get(i) + 2 * Math.log(40 / 41.0), EXACT);
        }
    }

    @Test
    void signsAreFixedWhereTrainingIsClearAndDroppedWhereNot() {
        assertThat(CalibratedSigns.of(Map.of("nwot", 0.7, "fisher", -0.5, "plain", -0.29, "zen", Double.NaN)))
                .containsExactly(new Vote("fisher", true), Vote.on("nwot"));
    }

    private static List<Double> values(Aggregation aggregation, Map<String, List<Score>> scores) {
        return aggregation.combine(scores).stream()
                .map(score -> score.value().orElseThrow())
                .toList();
    }

    private static List<Score> scores(double... values) {
        return DoubleStream.of(values).mapToObj(Score::of).toList();
    }
}
