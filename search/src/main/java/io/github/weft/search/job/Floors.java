package io.github.weft.search.job;

import io.github.weft.search.config.Constraint;
import io.github.weft.search.config.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** For each objective a number that is worse, once signed, than any real one: what a candidate gets that failed. */
final class Floors {

    private Floors() {}

    /**
     * The floors by metric.
     *
     * @param reach the largest size of a cost among networks that are known
     * @param accuracy the floor of what stands for accuracy
     */
    static Map<String, Double> of(List<Objective> objectives, ToDoubleFunction<String> reach, double accuracy) {
        var floors = new LinkedHashMap<String, Double>();
        for (Objective objective : objectives) {
            String metric = objective.metric();
            double cost = Constraint.METRICS.contains(metric) ? -1e3 * Math.max(1, reach.applyAsDouble(metric)) : -1e12;
            floors.put(metric, metric.equals(Objective.ACCURACY) ? accuracy : cost);
        }
        return floors;
    }
}
