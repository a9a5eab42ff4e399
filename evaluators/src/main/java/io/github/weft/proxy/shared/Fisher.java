package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;

/**
 * Sums the squared effect of gating each channel, once for every weight that feeds it (Turner et al., ICLR 2020; as a score Abdelfattah
 * et al., ICLR 2021).
 *
 * <p>The factor fan-in is what the published code computes, by giving each weight its channel's saliency; the paper's formula has none.
 * Layer outputs are taken before batch norm and activation. The loss is a mean, so scores at different batch sizes do not compare.
 */
public final class Fisher implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("fisher");
    }

    @Override
    public String summary() {
        return "saliency of channels, by the gradient of gates on them (Turner et al., 2020)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.GATES;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("weighting", "fan-in");
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(Readings.GATES).stream()
                .mapToDouble(gates -> gates.fanIn() * gates.saliency())
                .sum());
    }
}
