package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * Multiply-accumulates of one forward pass of one sample, which most tables print as FLOPs: a baseline like {@link Params}.
 */
public final class Flops implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("flops").in("MACs");
    }

    @Override
    public String summary() {
        return "multiply-accumulates for one sample, the other baseline";
    }

    @Override
    public Reading<?> reading() {
        return Readings.STRUCTURE;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.network().costs().macs());
    }
}
