package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * Sums the Euclidean norms of the weight gradients after one backward pass (Abdelfattah et al., ICLR 2021).
 *
 * <p>A large total suggests that a freshly initialised network can still learn. It is the sum of the layers' norms, not the norm of the
 * whole gradient. Rises with depth, so compare only candidates of similar size.
 */
public final class GradNorm implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("grad-norm");
    }

    @Override
    public String summary() {
        return "sum over layers of the norm of the loss gradient (Abdelfattah et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.GRADIENTS;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(Readings.GRADIENTS).stream()
                .mapToDouble(Layer::derivativeNorm)
                .sum());
    }
}
