package io.github.weft.proxy.block;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether gradients neither grow nor fade in any block (Lee and Ham, AZ-NAS, CVPR 2024): the mean over blocks of
 * {@code 2 - s - 1 / (s + 1e-6)}, s the largest singular value of the mean product of the gradient at the block's input with the random
 * signs that were sent into its output. At most 0, where s is 1.
 *
 * <p>Where a block halves its images, its input's gradient is folded, each square of pixels into channels. A block that passes its input
 * on has no number, as in the published code for convolutional networks, where it counts as the worst. The noisiest part of AZ-NAS: look
 * at several replicates. Reads no data.
 */
public final class AzTrainability implements ZeroCostProxy {

    private static final double EPSILON = 1e-6;

    @Override
    public Metric metric() {
        return Metric.maximize("az-trainability");
    }

    @Override
    public String summary() {
        return "how evenly gradients pass every block (Lee and Ham, 2024)";
    }

    @Override
    public Reading<?> reading() {
        return BlockPass.GAINS;
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(BlockPass.GAINS));
    }

    /** The score of the blocks' gains. */
    static Score score(List<OptionalDouble> gains) {
        return gains.stream().allMatch(OptionalDouble::isPresent)
                ? Score.of(gains.stream()
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .map(gain -> 2 - gain - 1 / (gain + EPSILON))
                        .average()
                        .orElseThrow())
                : Score.failed("undefined: a block passes its input on");
    }
}
