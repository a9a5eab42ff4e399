package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {

    private static final List<Vote> VOTES = List.of(Vote.on("nwot"), new Vote("snip", true));
    private static final List<String> REFERENCE = List.of("r1", "r2", "r3");

    @Test
    void aFailedPartRanksLastOrIsSpokenForAsTheRuleSays() {
        // Where all of the reference are equal F is 1/2, and the lowest of three is ln(1/2 / 4) - 1.
        assertThat(zeroCost(Aggregation.AZ_NAS)).isEqualTo(Math.log(.5) + Math.log(.125) - 1, within(1e-12));
        assertThat(zeroCost(Aggregation.LOG_RANK)).isEqualTo(2 * Math.log(.5), within(1e-12));
    }

    @Test
    void theProtocolNamesTheRule() {
        assertThat(evaluation(Aggregation.AZ_NAS).protocol())
                .isNotEqualTo(evaluation(Aggregation.LOG_RANK).protocol());
        assertThat(evaluation(Aggregation.AZ_NAS).protocol().toString()).contains("az-nas");
    }

    private static double zeroCost(Aggregation rule) {
        return evaluation(rule).score().value().orElseThrow();
    }

    private static Evaluation evaluation(Aggregation rule) {
        var facts = new Facts();
        for (String candidate : REFERENCE) {
            facts.add(List.of(of(candidate, "nwot", Score.of(3)), of(candidate, "snip", Score.of(7))));
        }
        List<Evaluation> fresh =
                List.of(of("x", "nwot", Score.of(3)), of("x", "snip", Score.failed("not finite: NaN")));
        return new Aggregate(facts, VOTES, rule, REFERENCE).of("x", fresh).get(0);
    }

    private static Evaluation of(String candidate, String metric, Score score) {
        return new Evaluation(candidate, metric, Protocol.exact(), 0, 0, score, 0, List.of());
    }
}
