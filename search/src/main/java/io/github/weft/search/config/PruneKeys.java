package io.github.weft.search.config;

import io.github.weft.evopress.Rounds;
import java.util.List;

/** Every setting of the pruning of a trained network. What it was trained on, and how, the run says that trained it. */
public final class PruneKeys {

    public static final Key<Double> DENSITY = new Key<>(
            "density",
            "0.2",
            "SHARE",
            "Share of the weights that stay, of all kernels that may lose any together; above 0 and at most 1.",
            PruneKeys::density);
    public static final Key<Integer> LAMBDA = new Key<>(
            "lambda",
            "16",
            "N",
            "Ways to share the weights out that are tried in each generation.",
            text -> Quantity.integer(text, 1, 100_000));
    public static final Key<Integer> GENERATIONS = new Key<>(
            "generations",
            "40",
            "N",
            "Generations: each goes on from the best of the last.",
            text -> Quantity.integer(text, 1, 1_000_000));
    public static final Key<Rounds> ROUNDS = new Key<>(
            "rounds",
            "4:32,2:128,1:1024",
            "SURVIVORS:IMAGES,...",
            "How a generation is narrowed down to one, on fresh validation images each time: few for all, many for the best. One round, such as 1:1024, costs more and finds the same.",
            Rounds::parse);
    public static final Key<Long> SEED = new Key<>(
            "seed",
            "0",
            "N",
            "Decides every random number: same seed and settings, same weights kept.",
            Quantity::seed);

    private static final List<Key<?>> ALL = List.of(DENSITY, GENERATIONS, LAMBDA, ROUNDS, SEED);

    private PruneKeys() {}

    /** All of them, in the order in which people think of them. */
    public static List<Key<?>> all() {
        return ALL;
    }

    private static double density(String text) {
        double density;
        try {
            density = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number above 0 and at most 1.", e);
        }
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException("must be above 0 and at most 1.");
        }
        return density;
    }
}
