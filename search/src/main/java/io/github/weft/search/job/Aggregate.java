package io.github.weft.search.job;

import io.github.weft.proxy.Proxies;
import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.rank.ZeroCost;
import io.github.weft.run.Digest;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.search.config.Constraint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The run's {@code zero-cost} metric: its proxies as one number, the mean over replicates and batches of each ranked within its reference sample. */
final class Aggregate {

    /** The protocol field of the sample within which it ranks. */
    static final String REFERENCE = "reference";

    private final Facts facts;
    private final List<Vote> votes;
    private final ZeroCost ranks;
    private final Protocol protocol;

    /** @param reference canonical texts, all judged */
    Aggregate(Facts facts, List<Vote> votes, Aggregation rule, Collection<String> reference) {
        this.facts = facts;
        this.votes = List.copyOf(votes);
        var sample = new LinkedHashMap<String, List<Score>>();
        for (Vote vote : votes) {
            sample.put(
                    vote.proxy(),
                    reference.stream()
                            .map(candidate -> signed(vote, facts.score(candidate, vote.proxy(), 0)))
                            .toList());
        }
        this.ranks = ZeroCost.of(sample, rule);
        this.protocol = Protocol.of(Map.of(
                "proxies",
                votes.stream().map(Vote::toString).collect(Collectors.joining(",")),
                "aggregation",
                rule.toString(),
                REFERENCE,
                Digest.of(sample.toString()).substring(0, 16)));
    }

    /** The aggregate of a candidate whose {@linkplain #lead leading} proxy is among its new evaluations; nothing if it is not. */
    List<Evaluation> of(String candidate, List<Evaluation> fresh) {
        if (fresh.stream().noneMatch(evaluation -> evaluation.metric().equals(lead(votes)))) {
            return List.of();
        }
        var scores = new LinkedHashMap<String, Score>();
        for (Vote vote : votes) {
            List<Evaluation> found = fresh.stream()
                    .filter(evaluation -> evaluation.metric().equals(vote.proxy()))
                    .toList();
            scores.put(
                    vote.proxy(),
                    signed(
                            vote,
                            found.isEmpty()
                                    ? facts.score(candidate, vote.proxy(), 0)
                                    : Replicates.of(found).mean()));
        }
        return List.of(new Evaluation(candidate, ZeroCost.METRIC, protocol, 0, 0, ranks.score(scores), 0, List.of()));
    }

    /** As something of which more is better: by the proxy's own direction, turned round by a vote against it. */
    private static Score signed(Vote vote, Score score) {
        boolean less = !Proxies.named(vote.proxy()).metric().higherIsBetter();
        return new Vote(vote.proxy(), vote.against() != less).signed(score);
    }

    /** The proxy by which to tell that a candidate's proxies are known: the first that is not a cost, if there is one. */
    static String lead(List<Vote> votes) {
        return votes.stream()
                .map(Vote::proxy)
                .filter(proxy -> !Constraint.METRICS.contains(proxy))
                .findFirst()
                .orElse(votes.get(0).proxy());
    }

    double floor() {
        return ranks.floor();
    }
}
