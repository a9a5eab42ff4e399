package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.List;

/** How a budget is shared out before levels move it. */
public enum Start {
    /** Every kernel has the same density. */
    UNIFORM,
    /** The first kernel is dense, the others have one density. */
    UNIFORM_DENSE_FIRST,
    /** {@link #ERK} with the square root of its shares: between it and uniform. */
    ERK_HALF,
    /** Erdős–Rényi kernel: densities in proportion to a kernel's dimensions' sum over their product. */
    ERK,
    /** As many as synaptic flow keeps, over all kernels together. Known only when there are weights; uniform until then. */
    SYNFLOW;

    /**
     * The constant of a name such as {@code erk-half}.
     *
     * @throws IllegalArgumentException if the name is not known
     */
    public static Start parse(String text) {
        return Words.parse("start", text, List.of(values()));
    }

    /** Whole counts whose sum is the budget; what bounds a kernel has does not matter here. */
    public List<Long> counts(List<Layer> layers, long budget) {
        return switch (this) {
            case UNIFORM, SYNFLOW -> rounded(uniform(layers, budget), budget);
            case UNIFORM_DENSE_FIRST -> rounded(denseFirst(layers, budget), budget);
            case ERK_HALF -> rounded(ErdosRenyi.of(layers, budget, 0.5).counts(layers), budget);
            case ERK -> rounded(ErdosRenyi.of(layers, budget, 1).counts(layers), budget);
        };
    }

    private static List<Double> uniform(List<Layer> layers, double budget) {
        double all = layers.stream().mapToLong(Layer::weights).sum();
        return layers.stream().map(layer -> budget * layer.weights() / all).toList();
    }

    private static List<Double> denseFirst(List<Layer> layers, long budget) {
        long first = Math.min(budget, layers.get(0).weights());
        var counts = new ArrayList<>(List.of((double) first));
        counts.addAll(uniform(layers.subList(1, layers.size()), budget - first));
        return counts;
    }

    /** Rounded down, and what is then missing to the largest fractions, the first of equals. */
    static List<Long> rounded(List<Double> counts, long sum) {
        var whole = new ArrayList<Long>();
        var fractions = new ArrayList<Double>();
        long missing = sum;
        for (double count : counts) {
            long floor = (long) Math.floor(count);
            whole.add(floor);
            fractions.add(count - floor);
            missing -= floor;
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int i = 1; i < fractions.size(); i++) {
                largest = fractions.get(i) > fractions.get(largest) ? i : largest;
            }
            whole.set(largest, whole.get(largest) + 1);
            fractions.set(largest, fractions.get(largest) - 1);
        }
        return whole;
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}
