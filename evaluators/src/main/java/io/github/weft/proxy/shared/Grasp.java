package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/**
 * How much removing weights would change the gradient's flow: minus the sum of {@code w (H g)} (Wang et al., ICLR 2020; as a score
 * Abdelfattah et al., ICLR 2021), at temperature 1.
 *
 * <p>Unlike the published code, the product of Hessian and gradient is not a second backward pass: {@link Readings#CURVATURE}. The two agree to
 * some percent.
 */
public final class Grasp implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("grasp");
    }

    @Override
    public String summary() {
        return "preserved gradient flow, minus the sum of weight x (Hessian x gradient) (Wang et al., 2020)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.CURVATURE;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("hessian", "scale-free+forward-difference").with("temperature", 1);
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(-probe.read(Readings.CURVATURE).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum());
    }
}
