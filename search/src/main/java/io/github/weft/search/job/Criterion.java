package io.github.weft.search.job;

import io.github.weft.compare.Question;
import io.github.weft.db.RunRow;
import io.github.weft.rank.ZeroCost;
import io.github.weft.report.Metrics;
import io.github.weft.report.Ways;
import io.github.weft.search.config.JudgeBy;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.supernet.Inherited;
import java.util.List;
import java.util.Optional;

/**
 * What makes a candidate the best of its run, and which of its numbers is looked at. Both are the run's first objective unless another metric was asked for.
 *
 * @param by decides who is best
 * @param fidelity epochs behind it
 * @param metric looked at
 * @param epochs behind that
 * @param maximize whether more of the metric is better
 * @param anytime whether candidates have both numbers as they are judged, and not at the end only
 */
record Criterion(Objective by, int fidelity, String metric, int epochs, boolean maximize, boolean anytime) {

    /** @throws IllegalArgumentException if the run has no such number, or none that means the same in another run */
    static Criterion of(RunRow row, Optional<String> wanted) {
        String id = row.run().id();
        SearchConfig config;
        try {
            config = SearchConfig.recorded(row.run().configuration(), Keys.all());
            return of(id, config, wanted);
        } catch (NotComparable e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "run (%s) has settings that this build does not know: it is of weft %s. %s"
                            .formatted(id, row.run().provenance().getOrDefault("weft", "unknown"), e.getMessage()),
                    e);
        }
    }

    private static Criterion of(String id, SearchConfig config, Optional<String> wanted) {
        Objective first = config.value(Keys.OBJECTIVES).get(0);
        Criterion judged = judged(first, config);
        String metric = wanted.orElse(first.metric());
        if (metric.equals(ZeroCost.METRIC)) {
            throw incomparable();
        }
        if (metric.equals(judged.metric)) {
            return judged;
        }
        boolean accuracy =
                metric.equals(Objective.ACCURACY) && config.value(Keys.TABLE).isEmpty();
        if (accuracy || metric.equals(Metrics.TEST_ACCURACY)) {
            int epochs = accuracy ? trained(config) : finished(config);
            if (epochs > 0) {
                return new Criterion(Objective.parse(Objective.ACCURACY), epochs, metric, epochs, true, false);
            }
            if (wanted.isEmpty() && !judged.metric.equals(ZeroCost.METRIC)) {
                return judged;
            }
            throw new NotComparable(
                    wanted.isEmpty()
                            ? "run (%s) trained nothing, and zero-cost ranks candidates against each run's own sample, so it means another thing in every run. Search with --promote 1 or more, or compare --metric nwot or another that the runs have."
                                    .formatted(id)
                            : "metric (%s): run (%s) trained nothing that far. Search with %s, or compare another metric."
                                    .formatted(metric, id, accuracy ? "--promote 1 or more" : "--finish 1 or more"));
        }
        return new Criterion(judged.by, judged.fidelity, metric, 0, Metrics.higherIsBetter(metric), true);
    }

    /** The first objective as the search saw it. */
    private static Criterion judged(Objective first, SearchConfig config) {
        if (!first.metric().equals(Objective.ACCURACY)
                || config.value(Keys.TABLE).isPresent()) {
            return along(first, 0);
        }
        if (config.value(Keys.JUDGE_BY) == JudgeBy.TRAINING) {
            return along(first, config.value(TrainingKeys.SHORT_EPOCHS));
        }
        String standIn = config.value(Keys.SUPERNET).isPresent() ? Inherited.ACCURACY.name() : ZeroCost.METRIC;
        return along(new Objective(standIn, first.maximize()), 0);
    }

    private static Criterion along(Objective by, int fidelity) {
        return new Criterion(by, fidelity, by.metric(), fidelity, by.maximize(), true);
    }

    /** Epochs of the longest training of a search; 0 if it trains nothing. */
    private static int trained(SearchConfig config) {
        return config.value(Keys.FINISH) > 0
                ? finished(config)
                : config.value(Keys.PROMOTE) > 0 ? config.value(TrainingKeys.SHORT_EPOCHS) : 0;
    }

    private static int finished(SearchConfig config) {
        return config.value(Keys.FINISH) > 0 ? config.value(TrainingKeys.FULL_EPOCHS) : 0;
    }

    private static NotComparable incomparable() {
        return new NotComparable(
                "metric (zero-cost) ranks candidates against each run's own sample, so it means another thing in every run. Compare accuracy, or a proxy by name.");
    }

    /** Whether the same is asked here and there: of the number itself, and of what decides whose number it is. */
    boolean comparableWith(Criterion other) {
        return metric.equals(other.metric)
                && epochs == other.epochs
                && maximize == other.maximize
                && by.equals(other.by)
                && fidelity == other.fidelity;
    }

    /**
     * How the two numbers were measured differently there, if they were: {@code latency was measured in different ways (calibration 11aa, 22bb)}. That {@code
     * zero-cost} ranks within a sample of each run's own is no difference where it only decides who is best.
     */
    Optional<String> difference(Ways here, Ways there) {
        return difference(here, there, by.metric(), fidelity).or(() -> difference(here, there, metric, epochs));
    }

    private static Optional<String> difference(Ways here, Ways there, String name, int after) {
        List<Ways.Choice> choices = here.differences(there, name, after).stream()
                .filter(choice ->
                        !name.equals(ZeroCost.METRIC) || !choice.name().equals(Aggregate.REFERENCE))
                .toList();
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s was measured in different ways (%s), so their numbers do not mean the same. Search both with the same %s"
                                .formatted(said(name, after), Ways.text(choices), Ways.names(choices)));
    }

    Question question(boolean everywhereAnytime) {
        return new Question(metric, maximize, said(by.metric(), fidelity), everywhereAnytime);
    }

    /** The number, and where another decides whose it is, that one. */
    String inFull() {
        boolean itself = metric.equals(by.metric()) && epochs == fidelity && maximize == by.maximize();
        return this + (itself ? "" : " of the best by " + said(by.toString(), fidelity));
    }

    @Override
    public String toString() {
        return said(metric, epochs);
    }

    private static String said(String metric, int epochs) {
        return epochs == 0 ? metric : "%s after %s %s".formatted(metric, epochs, epochs == 1 ? "epoch" : "epochs");
    }

    /** Runs whose numbers do not mean the same. */
    static final class NotComparable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        NotComparable(String message) {
            super(message);
        }
    }
}
