package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * The number of weights: the baseline that every other proxy must beat.
 *
 * <p>As a proxy, more predicts better; as an objective of a search it is a cost.
 */
public final class Params implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("params").in("weights");
    }

    @Override
    public String summary() {
        return "number of weights, the baseline to beat";
    }

    @Override
    public Reading<?> reading() {
        return Readings.STRUCTURE;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.network().costs().params());
    }
}
