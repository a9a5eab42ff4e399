package io.github.weft.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random generators derived by name, so that adding one consumer never shifts another and no order of execution matters.
 *
 * <p>A seed is the first eight bytes of the SHA-256 of the run's seed and the names, each name preceded by its length.
 */
public final class Seeds {

    private Seeds() {}

    /** For example {@code derive(seed, "candidate", text, "weights", "0")}. */
    public static long derive(long seed, Object... names) {
        MessageDigest digest = Digest.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed).array());
        for (Object name : names) {
            byte[] bytes = name.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length).array());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    public static RandomGenerator generator(long seed, Object... names) {
        return new SplittableRandom(derive(seed, names));
    }
}
