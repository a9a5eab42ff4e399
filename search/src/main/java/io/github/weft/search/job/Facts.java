package io.github.weft.search.job;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What a run has established, by candidate: the committed evaluations and nothing else. Safe for use by many threads. */
final class Facts {

    private record Key(String metric, int fidelity) {}

    private record Name(String candidate, String metric, String protocol, int fidelity, int replicate) {
        static Name of(Evaluation evaluation) {
            return new Name(
                    evaluation.candidate(),
                    evaluation.metric(),
                    evaluation.protocol().toString(),
                    evaluation.fidelity(),
                    evaluation.replicate());
        }
    }

    private final Map<String, Map<Key, List<Evaluation>>> byCandidate = new HashMap<>();
    private final Set<Name> claimed = new HashSet<>();

    synchronized void add(Collection<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            byCandidate
                    .computeIfAbsent(evaluation.candidate(), candidate -> new HashMap<>())
                    .computeIfAbsent(new Key(evaluation.metric(), evaluation.fidelity()), key -> new ArrayList<>(1))
                    .add(evaluation);
            if (!claimed.isEmpty()) {
                claimed.remove(Name.of(evaluation));
            }
        }
    }

    /** Those that are neither known nor claimed by an earlier call: the caller is the one to commit them. */
    synchronized List<Evaluation> claim(List<Evaluation> evaluations) {
        return evaluations.stream()
                .filter(evaluation -> !known(evaluation))
                .filter(evaluation -> claimed.add(Name.of(evaluation)))
                .toList();
    }

    private boolean known(Evaluation evaluation) {
        return find(evaluation.candidate(), evaluation.metric(), evaluation.fidelity()).stream()
                .anyMatch(other -> other.replicate() == evaluation.replicate()
                        && other.protocol().equals(evaluation.protocol()));
    }

    /** All evaluations of a metric at a fidelity: every replicate before every batch. */
    synchronized List<Evaluation> find(String candidate, String metric, int fidelity) {
        return List.copyOf(
                byCandidate.getOrDefault(candidate, Map.of()).getOrDefault(new Key(metric, fidelity), List.of()));
    }

    /** Their mean; failed if it was never evaluated. */
    Score score(String candidate, String metric, int fidelity) {
        return Replicates.of(find(candidate, metric, fidelity)).mean();
    }

    /** The candidates with the highest scores on a rung, best first; those without a number are not among them. */
    List<String> best(Rung rung, int count) {
        return candidates().stream()
                .filter(candidate -> score(candidate, rung).isPresent())
                .sorted(Comparator.<String>comparingDouble(
                                candidate -> -score(candidate, rung).orElseThrow())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    private OptionalDouble score(String candidate, Rung rung) {
        return score(candidate, rung.metric(), rung.fidelity()).value();
    }

    boolean has(String candidate, String metric, int fidelity, int replicate) {
        return find(candidate, metric, fidelity).stream().anyMatch(evaluation -> evaluation.replicate() == replicate);
    }

    /** All about one candidate, by metric, fidelity, protocol and replicate. */
    synchronized List<Evaluation> of(String candidate) {
        return byCandidate.getOrDefault(candidate, Map.of()).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Evaluation::metric)
                        .thenComparing(Evaluation::fidelity)
                        .thenComparing(evaluation -> evaluation.protocol().toString())
                        .thenComparing(Evaluation::replicate))
                .toList();
    }

    /** Everybody about whom anything is known. */
    synchronized Set<String> candidates() {
        return Set.copyOf(byCandidate.keySet());
    }
}
