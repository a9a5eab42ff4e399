package io.github.weft.proxy.block;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether features get richer with depth (Lee and Ham, AZ-NAS, CVPR 2024): the least difference between the entropies after a block and
 * before it, which {@link AzExpressivity} adds up.
 *
 * <p>Zero at most where a block passes its input on. Reads no data.
 */
public final class AzProgressivity implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("az-progressivity");
    }

    @Override
    public String summary() {
        return "the least that a block adds to the directions the features use (Lee and Ham, 2024)";
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
                ? Score.of(IntStream.range(1, entropies.size())
                        .mapToDouble(block -> entropies.get(block).getAsDouble()
                                - entropies.get(block - 1).getAsDouble())
                        .min()
                        .orElseThrow())
                : Score.failed("undefined: the features after a block do not vary");
    }
}
