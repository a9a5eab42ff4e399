package io.github.weft.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZeroCostTest {

    private final ZeroCost single = ZeroCost.of(Map.of("nwot", scores(1, 2, 2, 5)), Aggregation.LOG_RANK);

    @Test
    void mapsScoresToMidRanksOfTheReference() {
        // F(2) = (1 + 0.5 * 2 + 0.5) / 5, F(6) = 4.5 / 5, F(0) = 0.5 / 5; the tie-break adds at most 10 / (40 * 5) =
        // 0.05.
        assertThat(value(single, Map.of("nwot", 2.0))).isCloseTo(Math.log(0.5), within(0.05));
        assertThat(value(single, Map.of("nwot", 6.0))).isCloseTo(Math.log(0.9), within(0.05));
        assertThat(value(single, Map.of("nwot", 0.0))).isCloseTo(Math.log(0.1), within(0.05));
    }

    @Test
    void addsTheTieBreakOfTheMeanScoreExactly() {
        // ln(1 + s) of 1, 2, 2, 5: mean 1.170524..., so a score with that very value has z = 0.
        double mean = (Math.log(2) + 2 * Math.log(3) + Math.log(6)) / 4;

        assertThat(value(single, Map.of("nwot", Math.expm1(mean)))).isCloseTo(Math.log((3 + 0.5) / 5), within(1e-12));
    }

    @Test
    void ordersScoresBeyondTheReference() {
        assertThat(value(single, Map.of("nwot", 7.0))).isGreaterThan(value(single, Map.of("nwot", 6.0)));
    }

    @Test
    void punishesOneLowRankMoreThanTwoMiddlingOnes() {
        var pair = ZeroCost.of(
                Map.of("a", scores(1, 2, 3, 4, 5, 6, 7, 8, 9), "b", scores(1, 2, 3, 4, 5, 6, 7, 8, 9)),
                Aggregation.LOG_RANK);

        assertThat(value(pair, Map.of("a", 6.0, "b", 6.0))).isGreaterThan(value(pair, Map.of("a", 9.0, "b", 2.0)));
    }

    @Test
    void scalesUpWhenAProxyFailedAndRanksIdenticalCodesLowest() {
        var pair = ZeroCost.of(Map.of("nwot", scores(1, 2, 3), "params", scores(1, 2, 3)), Aggregation.LOG_RANK);
        double params = value(pair, Map.of("params", 2.0, "nwot", 2.0)) / 2;

        Score missing = pair.score(Map.of("params", Score.of(2), "nwot", Score.failed("not finite: NaN")));
        Score lowest = pair.score(Map.of("params", Score.of(2), "nwot", Score.failed("identical codes")));

        assertThat(missing.value()).hasValue(2 * params);
        assertThat(lowest.value().getAsDouble()).isLessThan(value(pair, Map.of("params", 2.0, "nwot", -1e9)));
        assertThat(pair.floor()).isLessThan(lowest.value().getAsDouble());
    }

    @Test
    void aFailedPartRanksLastByTheRuleOfAzNas() {
        var pair = ZeroCost.of(Map.of("a", scores(1, 1, 1), "b", scores(1, 1, 1)), Aggregation.AZ_NAS);

        Score failed = pair.score(Map.of("a", Score.of(1), "b", Score.failed("does not apply: no blocks")));

        // F(1) = (0 + 3 / 2 + 1/2) / 4 = 1/2, without a tie-break where nothing varies; the lowest is ln(1/2 / 4) - 1.
        assertThat(failed.value().orElseThrow()).isCloseTo(Math.log(.5) + Math.log(.125) - 1, within(1e-12));
        assertThat(failed.value().orElseThrow()).isLessThan(value(pair, Map.of("a", 1.0, "b", -1e9)));
        assertThat(pair.floor()).isLessThan(failed.value().orElseThrow());
        assertThat(ZeroCost.of(Map.of("a", scores(1, 1, 1), "b", scores(1, 1, 1)), Aggregation.LOG_RANK)
                        .score(Map.of("a", Score.of(1), "b", Score.failed("does not apply: no blocks")))
                        .value())
                .as("log-rank lets the other part speak for both")
                .hasValue(2 * Math.log(.5));
    }

    @Test
    void refusesARuleThatAddsUpNoLogarithms() {
        assertThatThrownBy(() -> ZeroCost.of(Map.of("nwot", scores(1)), Aggregation.RANK_AVERAGE))
                .hasMessage("aggregation (rank-average) is no sum of logarithms of ranks. Known: [log-rank, az-nas].");
    }

    @Test
    void theFloorIsBelowAScoreScaledUpFromTheLargerSample() {
        var pair = ZeroCost.of(
                Map.of("nwot", IntStream.range(0, 256).mapToObj(Score::of).toList(), "epsinas", scores(1, 2)),
                Aggregation.LOG_RANK);

        Score least = pair.score(Map.of(
                "nwot", Score.failed("identical codes: of images 0 and 1"), "epsinas", Score.failed("undefined")));

        assertThat(least.value().getAsDouble()).isGreaterThan(pair.floor()).isLessThan(-14);
    }

    @Test
    void failsWhenTooLittleIsLeft() {
        var triple = ZeroCost.of(Map.of("a", scores(1, 2), "b", scores(1, 2), "c", scores(1, 2)), Aggregation.LOG_RANK);

        assertThat(triple.score(Map.of("a", Score.of(1))).failure()).hasValue("proxies failed: 2 of 3");
    }

    @Test
    void refusesAProxyThatFailedEverywhere() {
        assertThatThrownBy(() -> ZeroCost.of(Map.of("nwot", List.of(Score.failed("undefined"))), Aggregation.LOG_RANK))
                .hasMessageContaining("nwot")
                .hasMessageContaining("all 1 networks");
    }

    private static double value(ZeroCost aggregate, Map<String, Double> scores) {
        var typed = new java.util.HashMap<String, Score>();
        scores.forEach((name, score) -> typed.put(name, Score.of(score)));
        return aggregate.score(typed).value().orElseThrow();
    }

    private static List<Score> scores(double... values) {
        return DoubleStream.of(values).mapToObj(Score::of).toList();
    }
}
