package io.github.weft.proxy.teacher;

import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.forward.Zen;
import io.github.weft.proxy.forward.ZenPass;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;

/**
 * What DisWOT's published code computes under the method's name in its search (Dong et al., CVPR 2023): no teacher, but the sum over
 * batch norms of the logarithm of the root mean variance, for Gaussian images and standard normal weights. {@link Diswot} is the method.
 *
 * <p>The second term of {@link Zen}, off the same passes. Reads no data. Grows with depth.
 */
public final class DiswotCode implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("diswot-code");
    }

    @Override
    public String summary() {
        return "ln of batch norm's deviations for Gaussian images, without a teacher (code of Dong et al., 2023)";
    }

    @Override
    public Reading<?> reading() {
        return ZenPass.READING;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("variant", "batch-norm-variance");
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(ZenPass.READING));
    }

    /** The mean over draws. */
    static Score score(List<ZenPass> passes) {
        if (passes.stream().allMatch(pass -> pass.variances().isEmpty())) {
            throw new NotApplicable("the network has no batch norm");
        }
        return Score.of(passes.stream()
                .mapToDouble(pass -> pass.variances().stream()
                        .mapToDouble(variance -> Math.log(variance) / 2)
                        .sum())
                .average()
                .orElseThrow());
    }
}
