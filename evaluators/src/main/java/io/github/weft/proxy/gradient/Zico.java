package io.github.weft.proxy.gradient;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;

/**
 * How large gradients are for how much they vary between batches (Li et al., ZiCo, ICLR 2023): the sum over layers of
 * {@code ln sum_k mean_n |g_nk| / std_n g_nk}, over the weights k of the layer whose gradient varies.
 *
 * <p>Built as in the authors' code: the deviation, of the population, is that of the signed gradient, where the paper's formula takes it
 * of the absolute one. With two batches every ratio is then at least 1, so a layer gives at least the logarithm of its weights: a strong
 * bias to size and depth. A layer whose gradient varies nowhere does not count.
 */
public final class Zico implements ZeroCostProxy {

    /** Batches, none of which shares an image with another. */
    private static final int BATCHES = 2;

    private static final Reading<List<GradientSeries>> READING = GradientSeries.reading("zico", BATCHES);

    @Override
    public Metric metric() {
        return Metric.maximize("zico");
    }

    @Override
    public String summary() {
        return "mean over deviation of the loss gradient between two batches (Li et al., 2023)";
    }

    @Override
    public Reading<?> reading() {
        return READING;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("variant", "signed-deviation");
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(READING));
    }

    /** The score of the layers' gradients, batch by batch. */
    static Score score(List<GradientSeries> layers) {
        double score = 0;
        boolean varies = false;
        for (GradientSeries layer : layers) {
            double sum = layer.meanOverDeviation();
            if (sum > 0) {
                varies = true;
                score += Math.log(sum);
            }
        }
        return varies ? Score.of(score) : Score.failed("undefined: no gradient varies between the batches");
    }
}
