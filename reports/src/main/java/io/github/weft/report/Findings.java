package io.github.weft.report;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the facts about one candidate come to. Of each metric counts the highest fidelity with a number, there the protocol (whatever its seed) with most
 * replicates, and of those the mean; of a proxy the mean over all batches. What was imported counts where nothing was measured.
 *
 * @param values by metric
 * @param reached the first of the decisive scores that there is
 * @param failures kinds of everything that went wrong, whether or not it mattered
 * @param failure what went wrong last on the way up, if it was decisive
 * @param ranked false if the furthest rung that was tried gave no number at all
 */
record Findings(
        String candidate,
        SortedMap<String, Double> values,
        Optional<Reached> reached,
        Evidence evidence,
        SortedSet<String> failures,
        Optional<String> failure,
        boolean ranked) {

    /** @param leftOut metrics whose values are not shown, though they are evidence */
    static Findings of(String candidate, List<Evaluation> evaluations, List<String> decisive, Set<String> leftOut) {
        return of(candidate, Import.measuredFirst(evaluations), decisive, Set.copyOf(decisive), leftOut);
    }

    private static Findings of(
            String candidate,
            List<Evaluation> evaluations,
            List<String> order,
            Set<String> decisive,
            Set<String> leftOut) {
        var measured = new TreeMap<String, List<Evaluation>>();
        var failed = new ArrayList<Evaluation>();
        for (Evaluation evaluation : evaluations) {
            if (evaluation.score().value().isPresent()) {
                measured.computeIfAbsent(evaluation.metric(), metric -> new ArrayList<>(1))
                        .add(evaluation);
            } else {
                failed.add(evaluation);
            }
        }
        var values = new TreeMap<String, Double>();
        measured.forEach((metric, scores) -> {
            if (!leftOut.contains(metric)) {
                values.put(metric, value(scores));
            }
        });
        var failures = new TreeSet<String>();
        boolean tried = false;
        for (Evaluation evaluation : failed) {
            failures.add(kind(evaluation));
            tried |= evaluation.metric().equals(Metrics.ACCURACY);
        }
        boolean ranked = values.containsKey(Metrics.ACCURACY)
                || !tried && (!Collections.disjoint(measured.keySet(), decisive) || failures.isEmpty());
        return new Findings(
                candidate,
                Collections.unmodifiableSortedMap(values),
                reached(order, values, measured),
                Import.weighed(evidence(measured), measured),
                Collections.unmodifiableSortedSet(failures),
                failure(failed, measured, decisive, ranked),
                ranked);
    }

    private static Optional<Reached> reached(
            List<String> order, TreeMap<String, Double> values, TreeMap<String, List<Evaluation>> measured) {
        for (String metric : order) {
            Double value = values.get(metric);
            if (value != null) {
                return Optional.of(Reached.of(metric, value, repeated(measured.getOrDefault(metric, List.of()))));
            }
        }
        return Optional.empty();
    }

    static double value(List<Evaluation> scores) {
        if (scores.size() == 1) {
            return number(scores.get(0));
        }
        if (Metrics.isProxy(scores.get(0).metric())) {
            return Replicates.of(scores).mean().value().orElseThrow();
        }
        return repeated(scores).stream().mapToDouble(Findings::number).average().orElseThrow();
    }

    /** Those of a metric's evaluations that count, in an order that does not depend on when they came. */
    static List<Evaluation> repeated(List<Evaluation> scores) {
        if (scores.size() == 1 || Metrics.isProxy(scores.get(0).metric())) {
            return scores;
        }
        int fidelity = scores.stream().mapToInt(Evaluation::fidelity).max().orElseThrow();
        var byProtocol = new LinkedHashMap<Protocol, List<Evaluation>>();
        scores.stream()
                .filter(evaluation -> evaluation.fidelity() == fidelity)
                .sorted(Comparator.comparing(
                                (Evaluation evaluation) -> evaluation.protocol().toString())
                        .thenComparingInt(Evaluation::replicate))
                .forEach(evaluation -> byProtocol
                        .computeIfAbsent(Together.seedless(evaluation.protocol()), same -> new ArrayList<>())
                        .add(evaluation));
        int most = byProtocol.values().stream().mapToInt(Collection::size).max().orElseThrow();
        return byProtocol.values().stream()
                .filter(replicates -> replicates.size() == most)
                .findFirst()
                .orElseThrow();
    }

    private static Evidence evidence(TreeMap<String, List<Evaluation>> measured) {
        if (measured.containsKey(Metrics.ACCURACY)) {
            int epochs = measured.get(Metrics.ACCURACY).stream()
                    .mapToInt(Evaluation::fidelity)
                    .max()
                    .orElseThrow();
            return epochs == 0 ? Evidence.TABLE : Evidence.trained(epochs);
        }
        if (measured.containsKey(Metrics.INHERITED)) {
            return Evidence.SUPERNET;
        }
        if (measured.keySet().stream().anyMatch(Metrics::isProxy)) {
            return Evidence.PROXIES;
        }
        return measured.keySet().stream().anyMatch(Metrics::isCost) ? Evidence.COSTS : Evidence.NONE;
    }

    /** Of a ranked candidate only a decisive metric's failure at a higher fidelity than its number is worth a word. */
    private static Optional<String> failure(
            List<Evaluation> failed, TreeMap<String, List<Evaluation>> measured, Set<String> decisive, boolean ranked) {
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        return failed.stream()
                .filter(evaluation -> !ranked || decisive.contains(evaluation.metric()))
                .filter(evaluation -> measured.getOrDefault(evaluation.metric(), List.of()).stream()
                        .allMatch(known -> known.fidelity() < evaluation.fidelity()))
                .max(Comparator.<Evaluation, Boolean>comparing(
                                evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                        .thenComparing(evaluation -> decisive.contains(evaluation.metric()))
                        .thenComparingInt(Evaluation::fidelity)
                        .thenComparing(Findings::kind))
                .map(Findings::kind);
    }

    private static double number(Evaluation evaluation) {
        return evaluation.score().value().orElseThrow();
    }

    private static String kind(Evaluation evaluation) {
        return evaluation.score() instanceof Score.Failed failed ? failed.kind() : "unknown";
    }
}
