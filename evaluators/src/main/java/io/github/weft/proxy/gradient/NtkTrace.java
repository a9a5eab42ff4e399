package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * The trace of the tangent kernel at initialisation: the sum of the squared norms of the images' gradients (Shu et al., NASI, ICLR 2022,
 * which bounds the loss of training by it).
 */
public final class NtkTrace implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("ntk-trace");
    }

    @Override
    public String summary() {
        return "trace of the tangent kernel (Shu et al., 2022)";
    }

    @Override
    public Reading<?> reading() {
        return TangentKernel.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(TangentKernel.READING).trace());
    }
}
