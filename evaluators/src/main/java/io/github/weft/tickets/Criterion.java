package io.github.weft.tickets;

import java.util.Arrays;

/** What a trained distribution says of each weight: of two weights the one of the higher score stays. Scores compare across layers. */
public enum Criterion {
    /** |mean| over standard deviation (Lange and Sprekeler, "Lottery tickets in evolutionary optimization", ICML 2023). */
    SIGNAL_TO_NOISE {
        @Override
        double[] scores(SeparableStrategy trained) {
            return trained.signalToNoise();
        }
    },
    /** |mean| (Frankle and Carbin, "The lottery ticket hypothesis", ICLR 2019). */
    MAGNITUDE {
        @Override
        double[] scores(SeparableStrategy trained) {
            return Arrays.stream(trained.means()).map(Math::abs).toArray();
        }
    },
    /** All the same: the weights that stay are drawn by chance. */
    RANDOM {
        @Override
        double[] scores(SeparableStrategy trained) {
            return new double[trained.means().length];
        }
    };

    /** By place. */
    abstract double[] scores(SeparableStrategy trained);
}
