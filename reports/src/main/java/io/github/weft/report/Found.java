package io.github.weft.report;

import io.github.weft.db.Candidate;
import io.github.weft.score.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a candidate came from and when. Numbers and seconds follow the order in which facts were stored, which may differ between equal runs,
 * and are outside every digest.
 *
 * @param run in which it was judged first
 * @param evaluation how many candidates had been judged, itself included
 * @param seconds of judging that had been spent, added up over all workers, itself included as far as it was judged then
 * @param step the step that proposed it; -1 if that is not known
 * @param operator what made it; empty if that is not known
 * @param parents canonical texts
 */
public record Found(String run, int evaluation, double seconds, int step, String operator, List<String> parents) {

    public Found {
        parents = List.copyOf(parents);
    }

    /** By candidate, for those that have facts. */
    static Map<String, Found> of(RunView view) {
        var origins = new HashMap<String, Candidate>();
        view.candidates().forEach(candidate -> origins.put(candidate.genome(), candidate));
        String run = view.row().run().id();
        var found = new HashMap<String, Found>();
        double seconds = 0;
        for (Evaluation evaluation : view.evaluations()) {
            seconds += evaluation.seconds();
            String name = evaluation.candidate();
            if (!found.containsKey(name)) {
                Candidate origin = origins.getOrDefault(name, new Candidate(name, name, List.of(), "", -1));
                found.put(
                        name,
                        new Found(run, found.size() + 1, seconds, origin.step(), origin.operator(), origin.parents()));
            }
        }
        return found;
    }
}
