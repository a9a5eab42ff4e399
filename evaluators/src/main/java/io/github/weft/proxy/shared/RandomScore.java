package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.run.Seeds;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;

/**
 * A number drawn from the candidate's seed: what a proxy that knows nothing looks like.
 */
public final class RandomScore implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("random");
    }

    @Override
    public String summary() {
        return "a random number from the candidate's seed, the honest baseline";
    }

    @Override
    public Reading<?> reading() {
        return Readings.SEED;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(Seeds.generator(probe.seed(), "random-score").nextDouble());
    }
}
