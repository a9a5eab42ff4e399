package io.github.weft.report;

import java.util.List;

/**
 * How the weights of one sparse network are shared out between its kernels.
 *
 * @param kernels in the network's order, those that stay dense included
 */
public record Sharing(String architecture, List<Kernel> kernels) {

    public Sharing {
        kernels = List.copyOf(kernels);
    }

    /**
     * One kernel.
     *
     * @param nonzeros weights that are there
     * @param weights when dense
     * @param sparse whether any may be missing: of small and depthwise kernels none is
     */
    public record Kernel(String name, long nonzeros, long weights, boolean sparse) {

        /** The share of its weights that are there. */
        public double density() {
            return (double) nonzeros / weights;
        }
    }

    /** The share of their weights that all kernels have together that may be sparse; 1 where there is none. */
    public double density() {
        long there = kernels.stream()
                .filter(Kernel::sparse)
                .mapToLong(Kernel::nonzeros)
                .sum();
        long all = kernels.stream()
                .filter(Kernel::sparse)
                .mapToLong(Kernel::weights)
                .sum();
        return all == 0 ? 1 : (double) there / all;
    }
}
