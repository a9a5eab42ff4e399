package io.github.weft.trust;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.report.Metrics;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score to be judged: a proxy, or a combination.
 *
 * @param scores for each candidate of the sample, more is better
 */
record Contender(
        String name,
        TrustRow.Kind kind,
        List<Vote> votes,
        Optional<Aggregation> aggregation,
        List<Score> scores,
        OptionalDouble cost,
        Optional<Spread> spread) {

    /** A proxy that knows nothing. */
    static final String RANDOM = "random";

    private static final List<String> BASELINES = List.of(RANDOM, Metrics.PARAMS, Metrics.FLOPS);

    private static final List<String> CONTROLS = List.of(TrustSample.UNTRAINED, TrustSample.ONE_EPOCH);

    static Contender of(Measurements proxy, Judged judged) {
        return single(proxy, BASELINES.contains(proxy.name()) ? TrustRow.Kind.BASELINE : TrustRow.Kind.PROXY, judged);
    }

    static Contender ofSupernet(Measurements inherited, Judged judged) {
        return single(
                inherited,
                CONTROLS.contains(inherited.name()) ? TrustRow.Kind.BASELINE : TrustRow.Kind.SUPERNET,
                judged);
    }

    private static Contender single(Measurements proxy, TrustRow.Kind kind, Judged judged) {
        return new Contender(
                proxy.name(),
                kind,
                List.of(Vote.on(proxy.name())),
                Optional.empty(),
                proxy.mean(),
                proxy.cost(),
                Spread.of(proxy.most(), replicate -> judged.rho(proxy.replicate(replicate))));
    }

    /** @param scores those of the combination, or cross-validated ones */
    static Contender of(
            Combination combination, TrustRow.Kind kind, List<Score> scores, TrustSample sample, Judged judged) {
        List<Measurements> members = combination.votes().stream()
                .map(vote -> sample.proxy(vote.proxy()))
                .toList();
        OptionalDouble cost = members.stream().allMatch(member -> member.cost().isPresent())
                ? OptionalDouble.of(members.stream()
                        .mapToDouble(member -> member.cost().getAsDouble())
                        .sum())
                : OptionalDouble.empty();
        int replicates = members.stream().mapToInt(Measurements::most).max().orElse(0);
        return new Contender(
                combination.toString(),
                kind,
                combination.votes(),
                Optional.of(combination.aggregation()),
                scores,
                cost,
                Spread.of(replicates, replicate -> judged.rho(combination.scores(sample.replicate(replicate)))));
    }
}
