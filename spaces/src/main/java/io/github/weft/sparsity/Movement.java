package io.github.weft.sparsity;

/**
 * How connections die and grow while a network is trained: dynamic sparse training.
 *
 * @param interval steps between updates, at least 1
 * @param fraction of a kernel's connections that the first update drops, in (0, 1]
 * @param end the last update as a share of all steps, in (0, 1]
 */
public record Movement(Growth growth, DropRule drop, int interval, double fraction, Decay decay, double end) {

    /** What a product of decimal fractions may lack of the whole number it stands for. */
    private static final double ROUNDING = 1e-9;

    public Movement {
        if (interval < 1) {
            throw new IllegalArgumentException("interval (%s) must be at least 1 step.".formatted(interval));
        }
        checkShare("fraction", fraction);
        checkShare("end", end);
    }

    private static void checkShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("%s (%s) must be above 0 and at most 1.".formatted(name, share));
        }
    }

    /** RigL as published: every 100 steps, .3 by a cosine, until three quarters of the training. */
    public static Movement rigl() {
        return new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 100, 0.3, Decay.COSINE, 0.75);
    }

    /** The share of connections that an update at a step drops; 0 after the last update. */
    public double share(long step, long steps) {
        double progress = step / (end * steps);
        if (progress > 1 + ROUNDING) {
            return 0;
        }
        return switch (decay) {
            case COSINE -> fraction / 2 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
            case CONSTANT -> fraction;
            case LINEAR -> fraction * (1 - Math.min(1, progress));
        };
    }

    /**
     * How many of a kernel's connections an update at a step drops, and grows elsewhere: the share, rounded down. A kernel with few
     * connections may stand still.
     *
     * @param step optimiser steps done, from 0
     * @param steps of the whole training
     */
    public long drops(long step, long steps, long nonzeros) {
        return (long) (share(step, steps) * nonzeros + ROUNDING);
    }

    /** Whether there is an update after this many optimiser steps: at every multiple of the interval but 0, until the end. */
    public boolean due(long step, long steps) {
        return step > 0 && step % interval == 0 && step <= end * steps + ROUNDING;
    }

    /**
     * The same for a training of so many steps: where it would be over before the first update, the interval is half of the time in which
     * connections may move, so that the first of two updates moves some under any decay.
     */
    public Movement fitting(long steps) {
        return updates(steps) > 0
                ? this
                : new Movement(growth, drop, Math.max(1, (int) (end * steps / 2)), fraction, decay, end);
    }

    /** The number of updates in a training. */
    public long updates(long steps) {
        return (long) ((end * steps + ROUNDING) / interval);
    }
}
