package io.github.weft.trust;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several proxies as one score.
 *
 * @param votes its members, each with its sign
 * @param aggregation how they become one number
 */
public record Combination(List<Vote> votes, Aggregation aggregation) {

    /** Combinations that did well on published benchmarks, fixed before any sample of the user's is seen. */
    static final List<Combination> FIXED = Stream.of(
                    List.of("jacob-cov", "synflow", "params"),
                    List.of("nwot", "jacob-cov", "params"),
                    List.of("nwot", "params"))
            .map(names -> Combination.of(names.stream().map(Vote::on).toList()))
            .toList();

    public Combination {
        votes = List.copyOf(votes);
    }

    /** By log-rank sum. */
    static Combination of(List<Vote> votes) {
        return new Combination(votes, Aggregation.LOG_RANK);
    }

    /** The combined scores of all candidates, more is better. */
    List<Score> scores(Map<String, List<Score>> byProxy) {
        var signed = new TreeMap<String, List<Score>>();
        for (Vote vote : votes) {
            signed.put(
                    vote.proxy(),
                    byProxy.getOrDefault(vote.proxy(), List.of()).stream()
                            .map(vote::signed)
                            .toList());
        }
        return aggregation.combine(signed);
    }

    boolean fits(Map<String, List<Score>> byProxy) {
        return votes.stream().map(Vote::proxy).allMatch(byProxy::containsKey);
    }

    /** The members joined by {@code +}. */
    @Override
    public String toString() {
        return votes.stream().map(Vote::toString).collect(Collectors.joining("+"));
    }
}
