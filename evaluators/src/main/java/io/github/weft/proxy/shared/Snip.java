package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * Sums what the loss would change, to first order, if each weight were removed: {@code |g w|} (Lee et al., ICLR 2019; as a score
 * Abdelfattah et al., ICLR 2021).
 *
 * <p>Ranks almost as {@link GradNorm} does: use at most one of the two in an ensemble.
 */
public final class Snip implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("snip");
    }

    @Override
    public String summary() {
        return "connection sensitivity, the sum of |gradient x weight| (Lee et al., 2019)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.GRADIENTS;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(Readings.GRADIENTS).stream()
                .mapToDouble(layer -> layer.sum((weight, gradient) -> Math.abs(weight * gradient)))
                .sum());
    }
}
