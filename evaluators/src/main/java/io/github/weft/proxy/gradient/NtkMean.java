package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * The mean product of two images' gradients at initialisation, which is the squared norm of their mean gradient (Xu et al., KNAS, ICML
 * 2021).
 */
public final class NtkMean implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("ntk-mean");
    }

    @Override
    public String summary() {
        return "mean of the tangent kernel (Xu et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return TangentKernel.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(TangentKernel.READING).mean());
    }
}
