package io.github.weft.proxy.block;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many directions of their space the features use (Lee and Ham, AZ-NAS, CVPR 2024): the sum over the stem and all blocks of
 * {@code -sum_j p_j ln(p_j + 1e-8)}, p the shares of the principal components in the variance of the block's channels.
 *
 * <p>At most the sum of the logarithms of the channels, so it rises with width and with the number of blocks. Rotating or scaling the
 * channels changes nothing. Reads no data.
 */
public final class AzExpressivity implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("az-expressivity");
    }

    @Override
    public String summary() {
        return "how many directions the features after every block use (Lee and Ham, 2024)";
    }

    @Override
    public Reading<?> reading() {
        return BlockPass.ENTROPIES;
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(BlockPass.ENTROPIES));
    }

    /** The score of the entropies after stem and blocks. */
    static Score score(List<OptionalDouble> entropies) {
        return entropies.stream().allMatch(OptionalDouble::isPresent)
                ? Score.of(entropies.stream()
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sum())
                : Score.failed("undefined: the features after a block do not vary");
    }
}
