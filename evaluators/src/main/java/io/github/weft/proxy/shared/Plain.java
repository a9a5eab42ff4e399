package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * Sums {@code g w} with its sign (Mozer and Smolensky, 1989; as a score Abdelfattah et al., ICLR 2021).
 *
 * <p>Zero for every layer that feeds a batch norm, so only the last layers count. It says little of accuracy; it is here as a check of
 * the gradients, and as one of the classic set.
 */
public final class Plain implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("plain");
    }

    @Override
    public String summary() {
        return "the signed sum of gradient x weight (Mozer and Smolensky, 1989)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.GRADIENTS;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(Readings.GRADIENTS).stream()
                .mapToDouble(layer -> layer.sum((weight, gradient) -> weight * gradient))
                .sum());
    }
}
