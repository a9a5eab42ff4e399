package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * Sums the Euclidean norms of the layers' initial weights (Abdelfattah et al., ICLR 2021).
 *
 * <p>No data, no pass: a soft count of layers and outputs, about sqrt(outputs / 3) a layer. A sobering control for every other proxy.
 */
public final class L2Norm implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("l2-norm");
    }

    @Override
    public String summary() {
        return "sum over layers of the norm of the initial weights, a soft count of layers";
    }

    @Override
    public Reading<?> reading() {
        return Readings.WEIGHTS;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(Readings.WEIGHTS).stream()
                .mapToDouble(Layer::weightNorm)
                .sum());
    }
}
