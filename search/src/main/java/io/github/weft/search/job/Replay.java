package io.github.weft.search.job;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.Metrics;
import io.github.weft.report.Regret;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What it takes to make a run again.
 *
 * @param config the run's settings; where it ended by the clock, with as many trainings as it came to in place of the time
 * @param steps of the strategy to make at most: those of a run that the clock ended
 * @param configuration the same as text, and what else names the run
 * @param genomes the architectures of a run that was given them
 * @param seeds how often each of them was trained
 * @param notes what cannot be made again as it was
 */
public record Replay(
        SearchConfig config, String configuration, long steps, List<Genome> genomes, int seeds, List<String> notes) {

    private static final String GIVEN = "architectures: ";
    private static final List<String> KINDS = List.of("search", "score", "train");

    public Replay {
        genomes = List.copyOf(genomes);
        notes = List.copyOf(notes);
    }

    /** @throws IllegalArgumentException if runs of this kind, or of another version's settings, cannot be made again */
    public static Replay of(RunReader facts, RunRow row) {
        Run run = row.run();
        if (!KINDS.contains(run.kind())) {
            throw new IllegalArgumentException("run (%s) is a %s; what can be replayed: %s."
                    .formatted(run.id(), run.kind(), String.join(", ", KINDS)));
        }
        SearchConfig stored = settings(run);
        List<Evaluation> evaluations = facts.evaluations(run.id());
        var notes = new ArrayList<String>();
        boolean timed = run.kind().equals("search") && stored.value(Keys.BUDGET).isPresent();
        SearchConfig config = timed ? counted(facts, run, stored, evaluations, notes) : stored;
        long late = evaluations.stream()
                .filter(evaluation -> evaluation.score() instanceof Score.Failed failed
                        && failed.kind().startsWith("time"))
                .map(Evaluation::candidate)
                .distinct()
                .count();
        if (late > 0) {
            notes.add("time: %s candidates failed by taking longer than candidate-limit, which depends on the machine"
                    .formatted(late));
        }
        return new Replay(
                config,
                config.text() + given(run),
                timed ? steps(facts, run, stored) : Long.MAX_VALUE,
                genomes(facts, run, config.space()),
                seeds(evaluations),
                notes);
    }

    private static SearchConfig settings(Run run) {
        try {
            return SearchConfig.parse(run.configuration().replace(given(run), ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "run (%s) is of weft %s, and this build does not read its settings any more: %s"
                            .formatted(run.id(), run.provenance().getOrDefault("weft", "unknown"), e.getMessage()),
                    e);
        }
    }

    /** The line that names the architectures; empty for a search. */
    private static String given(Run run) {
        return run.configuration()
                .lines()
                .filter(line -> line.startsWith(GIVEN))
                .map(line -> line + "\n")
                .findFirst()
                .orElse("");
    }

    private static List<Genome> genomes(RunReader facts, Run run, SearchSpace space) {
        return given(run).isEmpty()
                ? List.of()
                : facts.candidates(run.id()).stream()
                        .map(candidate -> space.parse(candidate.proposed()))
                        .toList();
    }

    /** A run that judged all that it was to judge ends there by itself, perhaps in the middle of a step, which is not stored then. */
    private static long steps(RunReader facts, Run run, SearchConfig stored) {
        int most = Integer.parseInt(run.provenance().getOrDefault(Regret.NETWORKS, "" + Integer.MAX_VALUE));
        boolean full = Incumbents.count(facts, run.id()) >= Math.min(most, stored.value(Keys.EVALUATIONS));
        return full ? Long.MAX_VALUE : facts.steps(run.id()).size();
    }

    /** A clock says where to stop, but what was done until then follows from the seed: so that many candidates, and trainings. */
    private static SearchConfig counted(
            RunReader facts, Run run, SearchConfig stored, List<Evaluation> evaluations, List<String> notes) {
        int judged = Incumbents.count(facts, run.id());
        var texts = new LinkedHashMap<>(stored.chosen());
        texts.remove(Keys.BUDGET.name());
        if (!stored.value(Keys.TABLE).isPresent()) {
            texts.put(
                    Keys.PROMOTE.name(),
                    ""
                            + Math.min(
                                    stored.value(Keys.PROMOTE),
                                    trained(evaluations, stored.value(TrainingKeys.SHORT_EPOCHS))));
            texts.put(
                    Keys.FINISH.name(),
                    ""
                            + Math.min(
                                    stored.value(Keys.FINISH),
                                    trained(evaluations, stored.value(TrainingKeys.FULL_EPOCHS))));
        }
        notes.add(
                "budget: the run had %s of wall-clock time; it is made again up to the %s candidates and the trainings that it came to"
                        .formatted(
                                stored.value(Keys.BUDGET)
                                        .orElseThrow()
                                        .toString()
                                        .substring(2)
                                        .toLowerCase(Locale.ROOT),
                                judged));
        return SearchConfig.of(texts);
    }

    private static int seeds(List<Evaluation> evaluations) {
        return 1
                + evaluations.stream()
                        .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                        .mapToInt(Evaluation::replicate)
                        .max()
                        .orElse(0);
    }

    private static int trained(List<Evaluation> evaluations, int epochs) {
        return (int) evaluations.stream()
                .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY) && evaluation.fidelity() == epochs)
                .map(Evaluation::candidate)
                .distinct()
                .count();
    }
}
