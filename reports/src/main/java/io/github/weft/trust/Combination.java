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
    static final List<Combination> FIXED = List.of(
            of("jacob-cov", "synflow", "params"),
            of("nwot", "jacob-cov", "params"),
            of("nwot", "params"),
            new Combination(
                    votes("az-expressivity", "az-progressivity", "az-trainability", "flops"), Aggregation.AZ_NAS));

    public Combination {
        votes = List.copyOf(votes);
    }

    private static Combination of(String... names) {
        return of(votes(names));
    }

    private static List<Vote> votes(String... names) {
        return Stream.of(names).map(Vote::on).toList();
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

    /** The members joined by {@code +}, or the name of the method whose form of aggregation it is. */
    @Override
    public String toString() {
        return aggregation == Aggregation.AZ_NAS
                ? "az-nas"
                : votes.stream().map(Vote::toString).collect(Collectors.joining("+"));
    }
}
