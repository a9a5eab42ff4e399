package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Densities in proportion to {@code (sum of a kernel's dimensions / their product)^power}: small kernels keep more. With power 1 the
 * Erdős–Rényi kernel of RigL (Evci et al., ICML 2020), which for linear layers is the Erdős–Rényi density of SET (Mocanu et al., 2018).
 *
 * @param scale what these shares are multiplied by to be densities
 * @param dense kernels that would have more weights than there is room for: they have all
 */
record ErdosRenyi(double power, double scale, Set<Layer> dense) {

    static ErdosRenyi of(List<Layer> layers, double budget, double power) {
        Set<Layer> dense = new HashSet<>();
        while (true) {
            double left = budget;
            double weighted = 0;
            double most = 0;
            for (Layer layer : layers) {
                if (dense.contains(layer)) {
                    left -= layer.weights();
                } else {
                    weighted += share(layer, power) * layer.weights();
                    most = Math.max(most, share(layer, power));
                }
            }
            double scale = weighted == 0 ? 0 : left / weighted;
            if (scale * most <= 1) {
                return new ErdosRenyi(power, scale, dense);
            }
            for (Layer layer : layers) {
                if (share(layer, power) == most) {
                    dense.add(layer);
                }
            }
        }
    }

    /** Real counts whose sum is the budget. */
    List<Double> counts(List<Layer> layers) {
        var counts = new ArrayList<Double>();
        for (Layer layer : layers) {
            counts.add(dense.contains(layer) ? layer.weights() : scale * share(layer, power) * layer.weights());
        }
        return counts;
    }

    private static double share(Layer layer, double power) {
        int sum = layer.shape().stream().mapToInt(Integer::intValue).sum();
        return Math.pow((double) sum / layer.weights(), power);
    }
}
