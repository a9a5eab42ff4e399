package io.github.weft.proxy.forward;

import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;

/**
 * How sensitive the last feature map is to its input, with what batch norm scales away added back (Lin et al., ICCV 2021, "Zen-NAS"):
 * {@code ln E|f(x) - f(x + .01 e)| + sum over batch norms of ln sqrt(mean variance)} for Gaussian images x and e and standard normal
 * weights.
 *
 * <p>The variance is the published code's, not the paper's: the running one after the two passes, .81 + .19 v for a batch variance v. The
 * code also takes residual links out; here they stay, since a cell without its skips is another cell. Batch norms of dead edges are not
 * in our networks, and do not count. Reads no data. Grows with depth.
 */
public final class Zen implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("zen");
    }

    @Override
    public String summary() {
        return "ln of the last map's sensitivity to Gaussian images, batch norm's scales added (Lin et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return ZenPass.READING;
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(ZenPass.READING));
    }

    /** The mean over draws. */
    static Score score(List<ZenPass> passes) {
        double sum = 0;
        for (ZenPass pass : passes) {
            if (pass.change() == 0) {
                return Score.failed("no path: no change of the input reaches the last map");
            }
            sum += Math.log(pass.change())
                    + pass.variances().stream()
                            .mapToDouble(variance -> Math.log(variance) / 2)
                            .sum();
        }
        return Score.of(sum / passes.size());
    }
}
