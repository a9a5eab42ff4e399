package io.github.weft.sparse;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.run.Seeds;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * How a training makes its network sparse.
 *
 * @param first chooses the first masks by the plan
 * @param inheritance what is taken over from earlier trainings
 */
public record Sparsity(SparsityPlan plan, FirstMasks first, Inheritance inheritance) {

    /** Of fresh weights alone. */
    public Sparsity(SparsityPlan plan, FirstMasks first) {
        this(plan, first, Inheritance.none());
    }

    /** All weights are there. */
    public static Sparsity dense() {
        return new Sparsity(
                SparsityPlan.of(Map.of(), MaskChoice.RANDOM, Optional.empty()),
                (plan, network, weights, seed) -> Masks.of(Map.of()));
    }

    /**
     * Chooses the first connections of untrained weights, clears all others and makes up for them: what stays of a kernel is multiplied so
     * that the sum of its squares is that of the dense one (the rescaling of Hayou et al., "Robust pruning at initialization", ICLR 2021;
     * 1 / sqrt(density) for a draw by chance).
     *
     * @param steps of the whole training
     */
    public Connections start(Network network, OwnWeights weights, long steps, long seed, Scope scope) {
        inheritance.begin(weights.leaves());
        Masks masks = chosen(network, weights, seed);
        return new Connections(
                masks,
                inheritance,
                new Timetable(plan.movement(), steps),
                dense(network, masks),
                Seeds.derive(seed, "connections"),
                weights.leaves(),
                scope);
    }

    /**
     * The network as it is before its first step: untrained weights with all but the first connections cleared, and made up for as in
     * {@link #start}. What looks at untrained networks looks at these.
     *
     * @param weights untrained; those of sparse kernels are scaled
     */
    public OwnWeights untrained(Network network, OwnWeights weights, long seed, Scope scope) {
        return chosen(network, weights, seed).over(network, weights, scope);
    }

    private Masks chosen(Network network, OwnWeights weights, long seed) {
        Masks masks = first.choose(plan, network, weights, Seeds.derive(seed, "masks"));
        masks.byKernel()
                .forEach((name, mask) ->
                        weights.leaves().multiply(name, gain(weights.leaves().values(name), mask)));
        return masks;
    }

    private long dense(Network network, Masks masks) {
        return network.params().stream()
                .filter(param -> plan.nonzeros().containsKey(param.name()))
                .filter(param -> masks.of(param.name()).isEmpty())
                .filter(param -> !inheritance.holding().contains(param.name()))
                .mapToLong(Param::count)
                .sum();
    }

    /** The square root of the sum of squares of all weights over that of the connected ones; 1 if those are all zero. */
    static double gain(float[] weights, Mask mask) {
        double all = 0;
        double connected = 0;
        for (int i = 0; i < weights.length; i++) {
            double square = (double) weights[i] * weights[i];
            all += square;
            connected += mask.connects(i) ? square : 0;
        }
        return connected == 0 ? 1 : Math.sqrt(all / connected);
    }
}
