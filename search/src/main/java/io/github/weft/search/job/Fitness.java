package io.github.weft.search.job;

import io.github.weft.search.config.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A candidate's committed facts as the numbers a strategy maximises, one per objective. Where {@code accuracy} is wanted, the rung that
 * the search judges by stands in for it. A candidate with a failure in any objective gets the floor of every objective, so that no
 * failure can look good.
 */
final class Fitness {

    private final Facts facts;
    private final List<Objective> objectives;
    private final Rung judgedBy;
    private final Map<String, Double> floors;

    /** @param floors by metric: less, once signed, than any real value of it */
    Fitness(Facts facts, List<Objective> objectives, Rung judgedBy, Map<String, Double> floors) {
        this.facts = facts;
        this.objectives = List.copyOf(objectives);
        this.judgedBy = judgedBy;
        this.floors = Map.copyOf(floors);
    }

    List<Double> of(String candidate) {
        var values = new ArrayList<Double>();
        for (Objective objective : objectives) {
            boolean wanted = objective.metric().equals(Objective.ACCURACY);
            var score = facts.score(
                    candidate, wanted ? judgedBy.metric() : objective.metric(), wanted ? judgedBy.fidelity() : 0);
            if (score.value().isEmpty()) {
                return worst();
            }
            values.add(objective.signed(score.value().getAsDouble()));
        }
        return values;
    }

    private List<Double> worst() {
        return objectives.stream()
                .map(objective -> floors.getOrDefault(objective.metric(), -1e12))
                .toList();
    }
}
