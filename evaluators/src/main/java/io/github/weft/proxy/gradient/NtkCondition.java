package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * How unevenly the network learns: the condition number of its tangent kernel at initialisation (Chen et al., TE-NAS, ICLR 2021). Less is
 * better.
 *
 * <p>The smallest eigenvalue counts as no less than 1e-12 of the largest, where the authors' code lets rounding make it negative. Varies
 * widely from seed to seed: take the median of several replicates. The paper takes it of a reduced network, three channels and one cell
 * a stage; this is the network of the run.
 */
public final class NtkCondition implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.minimize("ntk-condition");
    }

    @Override
    public String summary() {
        return "condition number of the tangent kernel (Chen et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return TangentKernel.READING;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(TangentKernel.READING).condition());
    }
}
