package io.github.weft.train;

/**
 * A learning rate that rises in equal steps to {@code peak}, which step {@code warmUp} is the first to have, and falls to 0 at step
 * {@code steps}, along half a cosine.
 */
public record CosineSchedule(double peak, int warmUp, int steps) {

    public CosineSchedule {
        if (warmUp < 0 || steps <= warmUp) {
            throw new IllegalArgumentException(
                    "warm-up (%s) must be at least 0 and below the %s steps of training.".formatted(warmUp, steps));
        }
    }

    /** Without warm-up: starts at the peak. */
    static CosineSchedule of(double peak, int steps) {
        return new CosineSchedule(peak, 0, steps);
    }

    /** The rate of one step, from 0. */
    public double rate(int step) {
        return step < warmUp
                ? peak * (step + 1) / (warmUp + 1)
                : peak * (1 + Math.cos(Math.PI * (step - warmUp) / (steps - warmUp))) / 2;
    }
}
