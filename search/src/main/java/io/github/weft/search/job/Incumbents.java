package io.github.weft.search.job;

import io.github.weft.compare.Track;
import io.github.weft.db.Candidate;
import io.github.weft.db.RunReader;
import io.github.weft.db.Step;
import io.github.weft.report.Metrics;
import io.github.weft.run.Digest;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.search.table.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The best so far of a run, over its evaluations. Evaluations are counted as the setting counts them, and in the order in which candidates were asked for,
 * which no number of workers changes: the reference sample first, in an order that says nothing of its networks, then step after step.
 */
final class Incumbents {

    private Incumbents() {}

    static Track of(RunReader facts, Run run, Criterion criterion) {
        List<Evaluation> evaluations = facts.evaluations(run.id());
        List<String> asked = asked(facts, run.id(), evaluations);
        Map<String, Double> by = values(evaluations, criterion.by().metric(), criterion.fidelity());
        Map<String, Double> shown = values(evaluations, criterion.metric(), criterion.epochs());
        if (shown.isEmpty()) {
            throw new Criterion.NotComparable(
                    "run (%s) has no %s. It has: %s.".formatted(run.id(), criterion, known(evaluations)));
        }
        var turns = new ArrayList<Track.Turn>();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < asked.size(); i++) {
            Double wanted = by.get(asked.get(i));
            Double value = shown.get(asked.get(i));
            if (wanted != null && value != null && criterion.by().signed(wanted) > best) {
                best = criterion.by().signed(wanted);
                turns.add(new Track.Turn(i + 1, value));
            }
        }
        boolean ended = !criterion.anytime() && !turns.isEmpty();
        return new Track(
                run.id(),
                run.seed(),
                asked.size(),
                ended
                        ? List.of(new Track.Turn(
                                asked.size(), turns.get(turns.size() - 1).value()))
                        : turns);
    }

    /** How many candidates of a run count as evaluations. */
    static int count(RunReader facts, String run) {
        return asked(facts, run, facts.evaluations(run)).size();
    }

    private static List<String> asked(RunReader facts, String run, List<Evaluation> evaluations) {
        Set<String> absent = evaluations.stream()
                .filter(evaluation -> evaluation.score() instanceof Score.Failed failed
                        && failed.kind().equals(Truth.ABSENT))
                .map(Evaluation::candidate)
                .collect(Collectors.toSet());
        List<Candidate> candidates = facts.candidates(run).stream()
                .sorted(Comparator.comparingInt(Candidate::step).thenComparing(Candidate::genome))
                .toList();
        List<Step> steps = facts.steps(run);
        var asked = new LinkedHashSet<String>();
        candidates.stream()
                .filter(candidate ->
                        candidate.step() < 0 && candidate.operator().equals(Metrics.RANDOM))
                .sorted(Comparator.comparing(candidate -> Digest.of(candidate.genome())))
                .forEach(candidate -> asked.add(candidate.genome()));
        steps.forEach(step -> asked.addAll(Journal.proposed(step)));
        candidates.stream()
                .filter(candidate -> candidate.step() >= steps.size())
                .forEach(candidate -> asked.add(candidate.genome()));
        asked.removeAll(absent);
        return List.copyOf(asked);
    }

    private static Map<String, Double> values(List<Evaluation> evaluations, String metric, int fidelity) {
        var measured = new HashMap<String, List<Evaluation>>();
        evaluations.stream()
                .filter(evaluation -> evaluation.metric().equals(metric)
                        && evaluation.fidelity() == fidelity
                        && evaluation.score().value().isPresent())
                .forEach(evaluation -> measured.computeIfAbsent(evaluation.candidate(), candidate -> new ArrayList<>())
                        .add(evaluation));
        var values = new HashMap<String, Double>();
        measured.forEach((candidate, scores) ->
                values.put(candidate, Replicates.of(scores).mean().value().orElseThrow()));
        return values;
    }

    /** For example {@code accuracy after 1 or 6 epochs, params}. */
    private static String known(List<Evaluation> evaluations) {
        var fidelities = new TreeMap<String, Set<Integer>>(Metrics.columns());
        evaluations.stream()
                .filter(evaluation -> evaluation.score().value().isPresent())
                .forEach(evaluation -> fidelities
                        .computeIfAbsent(evaluation.metric(), metric -> new TreeSet<>())
                        .add(evaluation.fidelity()));
        return fidelities.isEmpty()
                ? "nothing yet"
                : fidelities.entrySet().stream()
                        .map(entry -> entry.getKey() + after(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String after(Set<Integer> fidelities) {
        if (fidelities.equals(Set.of(0))) {
            return "";
        }
        return " after "
                + fidelities.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                + (fidelities.equals(Set.of(1)) ? " epoch" : " epochs");
    }
}
