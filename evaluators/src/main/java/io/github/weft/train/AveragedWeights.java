package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.sparse.Confinement;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The exponential moving average of the weights of a training, by which it is judged. It starts at the first weights; after step t, from 1,
 * <pre>
 *   d = min(decay, (1 + t) / (10 + t))
 *   average = d * average + (1 - d) * weights
 * </pre>
 *
 * <p>The running statistics of normalisations are averaged by the same rule, as in the training of EfficientNet (Tan and Le, 2019) and in timm, so
 * no pass over the images is needed to collect them anew, as it is after averaging a few distant points (Izmailov et al., 2018). Of a
 * network with few connections, places without one stay at 0, and weights that may not move are their own average.
 */
final class AveragedWeights {

    private final double decay;
    private final OwnWeights weights;
    private final Statistics statistics;
    private final OwnWeights average;
    private final Statistics averageStatistics;
    private final Confinement confinement;

    /** Starts at the weights as they are. */
    AveragedWeights(
            double decay,
            Network network,
            OwnWeights weights,
            Statistics statistics,
            Confinement confinement,
            Scope scope) {
        this.decay = decay;
        this.weights = weights;
        this.statistics = statistics;
        this.confinement = confinement;
        this.average = OwnWeights.copyOf(network, weights, scope);
        this.average.leaves().requireGradients(false);
        this.averageStatistics = Statistics.moving(network, DataType.FLOAT32, scope);
    }

    /** Takes in the weights after a step, from 1. */
    void follow(int step, Scope inner) {
        double share = 1 - Math.min(decay, (1.0 + step) / (10 + step));
        average.leaves().approach(weights.leaves(), share);
        averageStatistics.approach(statistics, share, inner);
        Leaves leaves = average.leaves();
        leaves.names().forEach(name -> confinement.free(name).ifPresent(free -> confine(name, free)));
    }

    private void confine(String name, NDArray free) {
        NDArray held = average.leaves().tensor(name);
        Torch.plain(() -> {
            try (NDArray confined = NDArrays.where(free, held, weights.leaves().tensor(name))) {
                Torch.overwrite(held, confined);
            }
        });
    }

    OwnWeights weights() {
        return average;
    }

    Statistics statistics() {
        return averageStatistics;
    }

    /** All numbers by name, for a checkpoint. */
    Map<String, float[]> values() {
        var values = new LinkedHashMap<String, float[]>();
        average.leaves()
                .names()
                .forEach(name -> values.put(name, average.leaves().values(name)));
        values.putAll(averageStatistics.values());
        return values;
    }

    /** Overwrites the numbers with what {@link #values} gave. */
    void restore(Map<String, float[]> values) {
        average.leaves()
                .names()
                .forEach(name ->
                        average.leaves().set(name, Objects.requireNonNull(values.get(name), "every leaf has numbers")));
        averageStatistics.restore(values);
    }
}
