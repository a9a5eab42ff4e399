package io.github.weft.proxy.algebra;

import io.github.weft.run.Seeds;
import java.util.random.RandomGenerator;

/** Independent signs: plus or minus one, each as likely as the other. */
public final class Signs {

    private Signs() {}

    /** @param purpose numbers for different purposes are independent */
    public static float[] values(long count, long seed, String purpose) {
        RandomGenerator random = Seeds.generator(seed, purpose);
        float[] values = new float[Math.toIntExact(count)];
        long bits = 0;
        for (int i = 0; i < values.length; i++) {
            bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            values[i] = (bits & 1) == 0 ? -1 : 1;
        }
        return values;
    }
}
