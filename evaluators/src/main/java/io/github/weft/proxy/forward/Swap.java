package io.github.weft.proxy.forward;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * How many units tell a few images apart each in a way of its own (Peng et al., ICLR 2024, "SWAP-NAS"): with 16 images, the number of
 * different rows of the matrix that says for which images each unit behind a ReLU is on, the mean over draws of standard normal weights.
 *
 * <p>At most 2^16, and at most the number of units: small networks and large ones come to their limits in different ways, so scores are
 * compared at one image size only. Grows with the number of units. Published results take 32 draws; 8 cost about as much as one forward
 * and backward pass of 64 images, and spread twice as much. The published penalty for size is left out: its two constants are a choice
 * of size, which constraints express better.
 */
public final class Swap implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("swap");
    }

    @Override
    public String summary() {
        return "different sample-wise activation patterns of ReLU units (Peng et al., 2024)";
    }

    @Override
    public Reading<?> reading() {
        return SwapPass.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(SwapPass.READING));
    }
}
