package io.github.weft.train;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import io.github.weft.sparse.Exploration;
import io.github.weft.sparsity.SparseCosts;
import io.github.weft.sparsity.SparsityPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of a sparse training beside its accuracy. */
final class SparseMetrics {

    /** Trainable weights that are there, biases and normalisations included. */
    static final Metric NONZEROS = Metric.minimize("nonzeros").in("weights");
    /** What a pass would cost if weights that are not there cost nothing; masked execution saves no time. */
    static final Metric SPARSE_MACS = Metric.minimize("sparse-macs").in("MACs");
    /** The share of the prunable weights that was a connection at some time; its curve has it after each epoch. */
    static final Metric EXPLORED = Metric.maximize("explored");
    /** Updates of the masks; its curve has the share of connections that moved in each epoch. */
    static final Metric MASK_UPDATES = Metric.maximize("mask-updates");

    static final List<Metric> ALL = List.of(NONZEROS, SPARSE_MACS, EXPLORED, MASK_UPDATES);

    private SparseMetrics() {}

    static Map<Metric, Finding> of(Network network, SparsityPlan plan, Exploration exploration) {
        var costs = SparseCosts.of(network, asTrained(network, plan, exploration));
        List<Double> explored = exploration.explored();
        return Map.of(
                NONZEROS,
                new Finding(Score.of(costs.nonzeros()), List.of()),
                SPARSE_MACS,
                new Finding(Score.of(costs.macs().orElseThrow()), List.of()),
                EXPLORED,
                new Finding(Score.of(explored.get(explored.size() - 1)), explored),
                MASK_UPDATES,
                new Finding(Score.of(exploration.updates()), exploration.moved()));
    }

    /** The plan with the counts that the training had, which a plan that waited for scores does not know. */
    private static SparsityPlan asTrained(Network network, SparsityPlan plan, Exploration exploration) {
        var counts = new LinkedHashMap<String, Long>();
        for (Param param : network.params()) {
            if (plan.nonzeros().containsKey(param.name())) {
                counts.put(param.name(), exploration.nonzeros().getOrDefault(param.name(), param.count()));
            }
        }
        return SparsityPlan.of(counts, plan.mask(), Optional.empty());
    }
}
