package io.github.weft.proxy.forward;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * In how many linear regions of a tiny version of the network a few thousand samples lie (Chen et al., ICLR 2021, "TE-NAS"): the number of
 * different patterns of ReLU units being on, for 3000 crops of one channel in three batches, the mean over three draws of weights.
 *
 * <p>The network has one channel and one cell a stage. Published are crops of 3x3 and a network without stem; ours are 4x4, the least
 * that NAS-Bench-201 is built for, and the stem stays. Half of TE-NAS, to be voted with the condition number of the tangent kernel.
 */
public final class LinearRegions implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("linear-regions").in("regions");
    }

    @Override
    public String summary() {
        return "linear regions that 3000 samples lie in, of a network of one channel (Chen et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return LinearRegionPass.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(LinearRegionPass.READING));
    }
}
