package io.github.weft.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * By what a run's candidates are compared. More evidence always comes first; within the same evidence, {@link #order} decides.
 *
 * @param objectives what the run was asked for; never empty
 */
public record Ranking(List<Objective> objectives) {

    public Ranking {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("objectives must not be empty. Maybe accuracy, or accuracy,-params.");
        }
    }

    /** For a run that names no objectives. */
    public static Ranking byAccuracy() {
        return new Ranking(List.of(Objective.usual(Metrics.ACCURACY)));
    }

    /** The ranking that the settings of a run describe. */
    public static Ranking of(Settings settings) {
        List<Objective> objectives =
                settings.list("objectives").stream().map(Objective::parse).toList();
        return objectives.isEmpty() ? byAccuracy() : new Ranking(objectives);
    }

    /**
     * What decides between two rows with the same evidence, first to last: accuracy, the objectives that are neither a cost nor measured
     * on test data (all of them, if there is no other), and what stands in for accuracy: what candidates inherit, and the proxies' aggregate.
     */
    public List<Objective> order() {
        List<Objective> scores = objectives.stream()
                .filter(objective -> !Metrics.isCost(objective.metric()))
                .toList();
        return Stream.of(
                        Stream.of(Objective.usual(Metrics.ACCURACY)),
                        (scores.isEmpty() ? objectives : scores).stream(),
                        Stream.of(Objective.usual(Metrics.INHERITED), Objective.usual(Metrics.ZERO_COST)))
                .flatMap(part -> part)
                .filter(objective -> !objective.metric().equals(Metrics.TEST_ACCURACY))
                .distinct()
                .toList();
    }

    /** The objectives of a front: where nothing is trained, something {@linkplain Metrics#standIn stands in} for accuracy. */
    public List<Objective> front(Predicate<String> measured) {
        return objectives.stream()
                .map(objective -> objective.metric().equals(Metrics.ACCURACY) && !measured.test(Metrics.ACCURACY)
                        ? new Objective(Metrics.standIn(measured), objective.maximize())
                        : objective)
                .distinct()
                .toList();
    }

    /** The metrics that decide, first to last. */
    List<String> decisive() {
        return order().stream().map(Objective::metric).distinct().toList();
    }
}
