package io.github.weft.report.story;

import io.github.weft.report.Agreement;
import io.github.weft.report.Evidence;
import io.github.weft.report.Metrics;
import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What each rung of evidence got wrong about the next: of the candidates that went up, which one the lower rung liked best, which one the upper did, and
 * what believing the lower one would have cost. Candidates that did not go up are not in it, so the loss that they might have been spared is not either.
 *
 * @param climbs from each rung to the next, lowest first
 */
public record Ladder(List<Climb> climbs) {

    /**
     * From one rung to the next.
     *
     * @param from such as {@code zero-cost}
     * @param to such as {@code trained (3 epochs)}
     * @param judged candidates on the lower rung
     * @param candidates on both rungs
     * @param tau Kendall's tau-b between them; empty below three candidates or where one side is constant
     * @param chosen what the lower rung's first reaches on the upper
     * @param best the highest on the upper rung
     * @param place of that best among the candidates on both, by the lower rung; 1 if it was right
     */
    public record Climb(
            String from,
            String to,
            int judged,
            int candidates,
            OptionalDouble tau,
            double chosen,
            double best,
            int place) {

        /** What believing the lower rung would have cost, in the upper one's unit. */
        public double regret() {
            return best - chosen;
        }
    }

    public Ladder {
        climbs = List.copyOf(climbs);
    }

    public static Ladder of(RunView view) {
        Map<String, Map<String, Double>> rungs = rungs(view);
        List<String> names = List.copyOf(rungs.keySet());
        var climbs = new ArrayList<Climb>();
        for (int i = 0; i + 1 < names.size(); i++) {
            climb(
                            names.get(i),
                            rungs.getOrDefault(names.get(i), Map.of()),
                            names.get(i + 1),
                            rungs.getOrDefault(names.get(i + 1), Map.of()))
                    .ifPresent(climbs::add);
        }
        return new Ladder(climbs);
    }

    /** Scores by candidate, lowest rung first: what stands in for accuracy, the trainings by their length, the test. */
    private static Map<String, Map<String, Double>> rungs(RunView view) {
        String standIn = Metrics.standIn(metric -> view.evaluations().stream()
                .anyMatch(evaluation -> evaluation.metric().equals(metric)));
        var low = new TreeMap<String, List<Double>>();
        var trained = new TreeMap<Integer, Map<String, List<Double>>>();
        var tested = new TreeMap<String, List<Double>>();
        for (Evaluation evaluation : view.evaluations()) {
            evaluation.score().value().ifPresent(value -> {
                Map<String, List<Double>> rung = evaluation.metric().equals(standIn)
                        ? low
                        : evaluation.metric().equals(Metrics.ACCURACY)
                                ? trained.computeIfAbsent(evaluation.fidelity(), any -> new TreeMap<>())
                                : evaluation.metric().equals(Metrics.TEST_ACCURACY) ? tested : new TreeMap<>();
                rung.computeIfAbsent(evaluation.candidate(), any -> new ArrayList<>())
                        .add(value);
            });
        }
        var rungs = new LinkedHashMap<String, Map<String, Double>>();
        rungs.put(standIn, means(low));
        trained.forEach((epochs, scores) ->
                rungs.put((epochs == 0 ? Evidence.TABLE : Evidence.trained(epochs)).toString(), means(scores)));
        rungs.put("test images", means(tested));
        rungs.values().removeIf(Map::isEmpty);
        return rungs;
    }

    private static Map<String, Double> means(Map<String, List<Double>> scores) {
        var means = new TreeMap<String, Double>();
        scores.forEach((candidate, values) -> means.put(
                candidate,
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return means;
    }

    private static java.util.Optional<Climb> climb(
            String from, Map<String, Double> low, String to, Map<String, Double> high) {
        List<String> both =
                new ArrayList<>(high.keySet().stream().filter(low::containsKey).toList());
        if (both.size() < 2) {
            return java.util.Optional.empty();
        }
        Comparator<String> byLow = Comparator.comparingDouble((String candidate) -> -low.getOrDefault(candidate, 0.0));
        both.sort(byLow.thenComparing(Comparator.naturalOrder()));
        String best = Collections.max(both, Comparator.comparingDouble(candidate -> high.getOrDefault(candidate, 0.0)));
        double[] x = both.stream().mapToDouble(low::get).toArray();
        double[] y = both.stream().mapToDouble(high::get).toArray();
        return java.util.Optional.of(new Climb(
                from,
                to,
                low.size(),
                both.size(),
                Agreement.kendall(x, y),
                high.getOrDefault(both.get(0), 0.0),
                high.getOrDefault(best, 0.0),
                both.indexOf(best) + 1));
    }
}
