package io.github.weft.search.job;

import io.github.weft.eval.ZeroCost;
import io.github.weft.run.Digest;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.Constraint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The run's {@code zero-cost} metric: its proxies as one number, ranked within its reference sample. */
final class Aggregate {

    private final Facts facts;
    private final List<String> proxies;
    private final ZeroCost ranks;
    private final Protocol protocol;

    /** @param reference canonical texts, all judged */
    Aggregate(Facts facts, List<String> proxies, Collection<String> reference) {
        this.facts = facts;
        this.proxies = List.copyOf(proxies);
        var sample = new LinkedHashMap<String, List<Score>>();
        for (String proxy : proxies) {
            sample.put(
                    proxy,
                    reference.stream()
                            .map(candidate -> facts.score(candidate, proxy, 0))
                            .toList());
        }
        this.ranks = ZeroCost.of(sample);
        this.protocol = Protocol.of(Map.of(
                "proxies", String.join(",", proxies),
                "reference", Digest.of(sample.toString()).substring(0, 16)));
    }

    /** The aggregate of a candidate whose {@linkplain #lead leading} proxy is among its new evaluations; nothing if it is not. */
    List<Evaluation> of(String candidate, List<Evaluation> fresh) {
        if (fresh.stream().noneMatch(evaluation -> evaluation.metric().equals(lead(proxies)))) {
            return List.of();
        }
        var scores = new LinkedHashMap<String, Score>();
        for (String proxy : proxies) {
            scores.put(
                    proxy,
                    fresh.stream()
                            .filter(evaluation -> evaluation.metric().equals(proxy))
                            .findFirst()
                            .map(Evaluation::score)
                            .orElseGet(() -> facts.score(candidate, proxy, 0)));
        }
        return List.of(new Evaluation(candidate, ZeroCost.METRIC, protocol, 0, 0, ranks.score(scores), 0, List.of()));
    }

    /** The proxy by which to tell that a candidate's proxies are known: the first that is not a cost, if there is one. */
    static String lead(List<String> proxies) {
        return proxies.stream()
                .filter(proxy -> !Constraint.METRICS.contains(proxy))
                .findFirst()
                .orElse(proxies.get(0));
    }

    double floor() {
        return ranks.floor();
    }
}
