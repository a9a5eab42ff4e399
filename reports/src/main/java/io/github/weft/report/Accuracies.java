package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accuracies that may be compared with each other: all after the same number of epochs, the one that most candidates were trained for.
 *
 * @param epochs 0 if nothing was trained: there are none then, or all are a table's
 * @param byCandidate in percent, the mean over replicates
 */
public record Accuracies(int epochs, SortedMap<String, Double> byCandidate) {

    public Accuracies {
        byCandidate = Collections.unmodifiableSortedMap(new TreeMap<>(byCandidate));
    }

    public static Accuracies of(RunView view) {
        SortedMap<Integer, Map<String, List<Evaluation>>> byEpochs = view.evaluations().stream()
                .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                .filter(evaluation -> evaluation.score().value().isPresent())
                .collect(Collectors.groupingBy(
                        Evaluation::fidelity, TreeMap::new, Collectors.groupingBy(Evaluation::candidate)));
        var best = new Accuracies(0, Collections.emptySortedMap());
        for (var entry : byEpochs.entrySet()) {
            if (entry.getValue().size() >= best.byCandidate.size()) {
                var means = new TreeMap<String, Double>();
                entry.getValue().forEach((candidate, scores) -> means.put(candidate, Findings.value(scores)));
                best = new Accuracies(entry.getKey(), means);
            }
        }
        return best;
    }
}
