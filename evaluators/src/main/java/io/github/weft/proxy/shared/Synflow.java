package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/**
 * The logarithm of how much all paths from input to output conduct (Tanaka et al., NeurIPS 2020; as a score Abdelfattah et al., ICLR
 * 2021): with absolute weights, no batch norm and an input of ones, the sum of {@code w dR/dw}, R the sum of outputs.
 *
 * <p>In double precision, since the sum passes what a float holds. Depends on neither data nor labels. Grows with depth and width almost
 * always, so an unconstrained search runs to the largest network.
 */
public final class Synflow implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("synflow");
    }

    @Override
    public String summary() {
        return "ln of the summed path products of absolute weights (Tanaka et al., 2020)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.PATHS;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("scale", "ln");
    }

    @Override
    public Score score(Probe probe) {
        double sum = probe.read(Readings.PATHS).stream()
                .mapToDouble(layer -> layer.sum((weight, derivative) -> Math.abs(weight * derivative)))
                .sum();
        if (sum == 0) {
            return Score.failed("no path: synflow is 0, since no path with weights leads from input to output");
        }
        return sum == Double.POSITIVE_INFINITY
                ? Score.failed("overflow: synflow passes the range of doubles")
                : Score.of(Math.log(sum));
    }
}
