package io.github.weft.prune;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.OwnWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** Reads scores off a network with given weights, by the passes of zero-cost proxies in double precision. */
final class Look {

    private final Network network;
    private final OwnWeights weights;
    private final Batch batch;

    /** @param batch for scores that depend on data */
    Look(Network network, OwnWeights weights, Batch batch) {
        this.network = network;
        this.weights = weights;
        this.batch = batch;
    }

    /** |w|. */
    WeightScores magnitudes(Set<String> kernels) {
        return scores(read(Readings.WEIGHTS, Map.of()), kernels, (weight, none) -> Math.abs(weight));
    }

    /** w^2. */
    WeightScores squares(Set<String> kernels) {
        return scores(read(Readings.WEIGHTS, Map.of()), kernels, (weight, none) -> weight * weight);
    }

    /** |w g|, the change of the loss, to first order, when the weight goes (SNIP). */
    WeightScores snip(Set<String> kernels) {
        return scores(read(Readings.GRADIENTS, Map.of()), kernels, (weight, gradient) -> Math.abs(weight * gradient));
    }

    /** w (H g), so that the weights stay which a removal would cost most of the gradient's flow (GraSP removes the highest of -w (H g)). */
    WeightScores grasp(Set<String> kernels) {
        var scores = new LinkedHashMap<>(read(Readings.FLOW, Map.of()));
        scores.keySet().retainAll(kernels);
        return new WeightScores(scores);
    }

    /** |w| dR/d|w| of the network with some masks (SynFlow). */
    WeightScores flow(Map<String, Mask> masks) {
        return scores(read(Readings.PATHS, masks), masks.keySet(), (weight, slope) -> Math.abs(weight * slope));
    }

    private <T> T read(Reading<T> reading, Map<String, Mask> masks) {
        try (Probe probe = Probe.over(
                Model.of(network),
                (same, initialisation, seed, scope) -> OwnWeights.mapped(
                        network,
                        Masks.of(masks).over(network, weights, scope),
                        DataType.FLOAT64,
                        scope,
                        (param, weight) -> weight.toType(DataType.FLOAT64, true)),
                BatchSource.only(batch),
                0,
                List.of(reading),
                Deadline.none())) {
            return probe.read(reading);
        }
    }

    private static WeightScores scores(List<Layer> layers, Set<String> kernels, DoubleBinaryOperator score) {
        var scores = new LinkedHashMap<String, double[]>();
        layers.stream().filter(layer -> kernels.contains(layer.name())).forEach(layer -> {
            var each = new double[layer.weights().length];
            for (int i = 0; i < each.length; i++) {
                each[i] = score.applyAsDouble(layer.weights()[i], layer.derivatives()[i]);
            }
            scores.put(layer.name(), each);
        });
        return new WeightScores(scores);
    }
}
