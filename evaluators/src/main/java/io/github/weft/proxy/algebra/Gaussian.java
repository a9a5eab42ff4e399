package io.github.weft.proxy.algebra;

import io.github.weft.run.Seeds;
import java.util.random.RandomGenerator;

/** Pixels that are noise: independent, standard normal. */
public final class Gaussian {

    private Gaussian() {}

    /** @param purpose numbers for different purposes are independent */
    public static float[] values(long count, long seed, String purpose) {
        RandomGenerator random = Seeds.generator(seed, purpose);
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
