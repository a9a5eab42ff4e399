package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * The size of the tangent kernel at initialisation, by its Frobenius norm (Xu et al., KNAS, ICML 2021, which found that the size of the
 * gradient products, rather than their shape, tells networks apart).
 */
public final class NtkFrobenius implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("ntk-frobenius");
    }

    @Override
    public String summary() {
        return "Frobenius norm of the tangent kernel (Xu et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return TangentKernel.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(TangentKernel.READING).frobenius());
    }
}
