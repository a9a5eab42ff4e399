package io.github.weft.report;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The facts of several runs as those of one: a candidate that several of them judged is one row, whose repetitions are all of theirs. Runs must be
 * {@linkplain Comparability comparable}; a measurement that two runs made with the same seed counts once.
 *
 * @param leftOut metrics that have no column, and why
 */
record Together(List<RunView> views, Map<String, String> leftOut) {

    Together {
        views = List.copyOf(views);
    }

    /** @throws IllegalArgumentException naming what keeps two of the runs from being compared */
    static Together of(List<RunView> views) {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("there is no run to rank.");
        }
        return new Together(views, Comparability.leftOut(views));
    }

    /** A measurement by what it would give anywhere. */
    private record Key(String candidate, String metric, Protocol protocol, int fidelity, int replicate) {}

    List<Evaluation> evaluations() {
        if (views.size() == 1) {
            return views.get(0).evaluations();
        }
        var known = new HashMap<Key, Evaluation>();
        var facts = new ArrayList<Evaluation>();
        for (RunView view : views) {
            for (Evaluation fact : view.evaluations()) {
                var key = new Key(fact.candidate(), fact.metric(), fact.protocol(), fact.fidelity(), fact.replicate());
                if (known.putIfAbsent(key, fact) == null) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    String id() {
        return views.stream().map(view -> view.row().run().id()).collect(Collectors.joining("+"));
    }

    /** The objectives of all runs. */
    Ranking ranking() {
        var objectives = new LinkedHashSet<Objective>();
        views.forEach(view -> objectives.addAll(view.ranking().objectives()));
        return new Ranking(List.copyOf(objectives));
    }

    /** The limits of all runs. */
    List<Feasible.Limit> limits() {
        return Feasible.limits(views.stream()
                .flatMap(view -> view.settings().list("constraint").stream())
                .toList());
    }

    /** Where each candidate was judged first. */
    Map<String, Found> found() {
        if (views.size() == 1) {
            return Found.of(views.get(0));
        }
        var found = new HashMap<String, Found>();
        views.forEach(view -> Found.of(view).forEach(found::putIfAbsent));
        return found;
    }

    /** What a reader has to know besides the rows. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        for (RunView view : views) {
            note(view.row(), notes);
        }
        leftOut.values().stream().distinct().forEach(why -> {
            List<String> metrics = leftOut.keySet().stream()
                    .filter(metric -> why.equals(leftOut.get(metric)))
                    .toList();
            notes.add("%s %s left out: %s"
                    .formatted(String.join(", ", metrics), metrics.size() == 1 ? "is" : "are", why));
        });
        return List.copyOf(notes);
    }

    private static void note(RunRow row, List<String> notes) {
        String id = row.run().id();
        if (row.status() == RunStatus.RUNNING) {
            notes.add("run %s is still running, or was killed: this is what it has found so far.".formatted(id));
        } else if (row.status() == RunStatus.STOPPED) {
            notes.add("run %s was stopped before its end; weft resume %s goes on.".formatted(id, id));
        }
    }

    /** The same protocol with any seed. */
    static Protocol seedless(Protocol protocol) {
        if (!protocol.fields().containsKey("seed")) {
            return protocol;
        }
        var fields = new TreeMap<>(protocol.fields());
        fields.remove("seed");
        return new Protocol(fields);
    }
}
