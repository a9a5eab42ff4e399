package io.github.weft.supernet;

import io.github.weft.run.Seeds;
import java.util.random.RandomGenerator;

/**
 * Where training is when a step is planned.
 *
 * @param seed of the supernet
 * @param step from 0
 * @param steps of the whole training
 * @param images that there are to train on
 * @param batch images that a step shows
 */
public record Moment(long seed, int step, int steps, int images, int batch) {

    /** Steps of an epoch. */
    public int epochLength() {
        return images / batch;
    }

    /** Which epoch the step is in, from 0. */
    public int epoch() {
        return step / epochLength();
    }

    /** A generator of this step, and of this step alone: there is no state to be saved. */
    public RandomGenerator random() {
        return Seeds.generator(seed, "sampler", step);
    }
}
