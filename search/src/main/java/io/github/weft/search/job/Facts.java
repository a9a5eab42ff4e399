package io.github.weft.search.job;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has established, by candidate: the committed evaluations and nothing else. Safe for use by many threads. */
final class Facts {

    private record Key(String metric, int fidelity, int replicate) {}

    private final Map<String, Map<Key, Evaluation>> byCandidate = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    synchronized void add(Collection<Evaluation> evaluations) {
        for (Evaluation evaluation : evaluations) {
            byCandidate
                    .computeIfAbsent(evaluation.candidate(), candidate -> new HashMap<>())
                    .put(new Key(evaluation.metric(), evaluation.fidelity(), evaluation.replicate()), evaluation);
        }
    }

    /** Those that are neither known nor claimed by an earlier call: the caller is the one to commit them. */
    synchronized List<Evaluation> claim(List<Evaluation> evaluations) {
        return evaluations.stream()
                .filter(evaluation -> !has(evaluation.candidate(), evaluation.metric(), evaluation.fidelity()))
                .filter(evaluation ->
                        claimed.add(evaluation.candidate() + " " + evaluation.metric() + " " + evaluation.fidelity()))
                .toList();
    }

    /** The evaluation of a metric at a fidelity, in the first replicate. */
    synchronized Optional<Evaluation> find(String candidate, String metric, int fidelity) {
        return Optional.ofNullable(byCandidate.getOrDefault(candidate, Map.of()).get(new Key(metric, fidelity, 0)));
    }

    /** Its score; failed if it was never evaluated. */
    Score score(String candidate, String metric, int fidelity) {
        return find(candidate, metric, fidelity).map(Evaluation::score).orElseGet(() -> Score.failed("not evaluated"));
    }

    boolean has(String candidate, String metric, int fidelity) {
        return find(candidate, metric, fidelity).isPresent();
    }

    /** All about one candidate, by metric, fidelity and replicate. */
    synchronized List<Evaluation> of(String candidate) {
        return byCandidate.getOrDefault(candidate, Map.of()).values().stream()
                .sorted(Comparator.comparing(Evaluation::metric)
                        .thenComparing(Evaluation::fidelity)
                        .thenComparing(Evaluation::replicate))
                .toList();
    }

    /** Everybody about whom anything is known. */
    synchronized Set<String> candidates() {
        return Set.copyOf(byCandidate.keySet());
    }
}
