package io.github.weft.train;

import java.util.Locale;
import java.util.OptionalDouble;

/** The optimizers there are, with the decay and the peak rate that each is usually given. */
public enum UpdateRule {
    /** With Nesterov momentum 0.9. */
    SGD(5e-4, 0.1),
    ADAM(0, 1e-3),
    ADAMW(0.05, 1e-3);

    private static final double MOMENTUM = 0.9;

    private final double usualDecay;
    private final double usualRate;

    UpdateRule(double usualDecay, double usualRate) {
        this.usualDecay = usualDecay;
        this.usualRate = usualRate;
    }

    /** @param decay of kernels; the usual one if empty */
    public Optimizer with(OptionalDouble decay) {
        double share = decay.orElse(usualDecay);
        return switch (this) {
            case SGD -> new Nesterov(MOMENTUM, share);
            case ADAM -> Adam.coupled(share);
            case ADAMW -> Adam.decoupled(share);
        };
    }

    /** The usual peak of the learning rate for a network that is trained alone. */
    public double usualRate() {
        return usualRate;
    }

    /** As users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
