package io.github.weft.train;

import io.github.weft.arch.KernelGains;
import io.github.weft.arch.Network;
import io.github.weft.arch.RateScale;
import io.github.weft.run.Names;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether a candidate's graph has a say in how it is trained. One rate for all favours the candidates that it happens to suit (Chen et
 * al., "Principled architecture-aware scaling of hyperparameters", 2024).
 */
public enum Scaling {
    /** Every candidate has the recipe's rate and initialisation. */
    NONE("none") {
        @Override
        double rateFactor(SearchSpace space, Genome genome, Setting setting) {
            return 1;
        }

        @Override
        Map<String, Double> gains(Network network) {
            return Map.of();
        }
    },
    /** The rate follows the paths through the {@link RateScale graph}, the variance of a kernel what it {@link KernelGains sums}. */
    ARCHITECTURE_AWARE("architecture-aware") {
        @Override
        double rateFactor(SearchSpace space, Genome genome, Setting setting) {
            RateScale scale = RateScale.of(space.core(genome, setting));
            if (!scale.connected()) {
                throw new NoPath();
            }
            return scale.factor(RateScale.of(space.core(space.base(), setting)));
        }

        @Override
        Map<String, Double> gains(Network network) {
            return KernelGains.of(network);
        }
    };

    private final String text;

    Scaling(String text) {
        this.text = text;
    }

    /**
     * The scaling that users call this.
     *
     * @throws IllegalArgumentException on an unknown name, with what was probably meant
     */
    public static Scaling named(String name) {
        List<String> names = Arrays.stream(values()).map(Scaling::toString).toList();
        if (!names.contains(name)) {
            throw Names.unknown("scaling", name, names);
        }
        return values()[names.indexOf(name)];
    }

    /**
     * A candidate's learning rate over that of its space's {@linkplain SearchSpace#base base}.
     *
     * @throws NoPath if nothing that the candidate could learn from leads to its logits
     */
    abstract double rateFactor(SearchSpace space, Genome genome, Setting setting);

    /** By what to multiply the fresh kernels of that name; those that stay are left out or 1. */
    abstract Map<String, Double> gains(Network network);

    /** The name as users type it. */
    @Override
    public String toString() {
        return text;
    }
}
