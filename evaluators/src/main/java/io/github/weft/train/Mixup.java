package io.github.weft.train;

import io.github.weft.run.Seeds;
import org.hipparchus.random.RandomDataGenerator;

/**
 * mixup (Zhang et al., ICLR 2018): every batch is blended with itself in another order, by a share drawn from Beta(alpha, alpha) for
 * the whole batch, as in the authors' code; images are blended after they were moved and mirrored. Shares come from {@link
 * RandomDataGenerator#nextBeta} (Cheng, 1978). What an epoch's batches get depends on nothing but alpha, seed and number of the epoch.
 */
final class Mixup {

    private final double alpha;
    private final RandomDataGenerator random;

    /** @param alpha above 0: small ones leave most batches nearly alone, 1 draws shares evenly */
    Mixup(double alpha, long seed, int epoch) {
        this.alpha = alpha;
        this.random = new RandomDataGenerator(Seeds.derive(seed, "mixup", epoch));
    }

    /** The next batch, blended. */
    Batch blend(float[] pixels, int[] labels) {
        double share = share();
        return Batch.blended(pixels, labels, random.nextPermutation(labels.length, labels.length), share);
    }

    /** The next share, from 0 to 1. */
    double share() {
        return random.nextBeta(alpha, alpha);
    }
}
