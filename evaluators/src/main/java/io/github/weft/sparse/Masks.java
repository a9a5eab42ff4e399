package io.github.weft.sparse;

import io.github.weft.arch.Network;
import io.github.weft.torch.Box;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The masks of a network's sparse kernels, by the name of the parameter; every other parameter is dense. */
public final class Masks {

    private final Map<String, Mask> byKernel;

    private Masks(Map<String, Mask> byKernel) {
        this.byKernel = byKernel;
    }

    /** Leaves out masks that connect everything. */
    public static Masks of(Map<String, Mask> byKernel) {
        var sparse = new LinkedHashMap<>(byKernel);
        sparse.values().removeIf(Mask::isFull);
        return new Masks(sparse);
    }

    /** By kernel, in the network's order. */
    public Map<String, Mask> byKernel() {
        return Collections.unmodifiableMap(byKernel);
    }

    /** Empty for a dense parameter. */
    public Optional<Mask> of(String kernel) {
        return Optional.ofNullable(byKernel.get(kernel));
    }

    /** Connections of all sparse kernels together. */
    public long nonzeros() {
        return byKernel.values().stream().mapToLong(Mask::nonzeros).sum();
    }

    /**
     * Leaves that hold the product of weight and mask, so that the gradients that reach them are dense; of dense parameters views. What runs
     * on weights runs on them unchanged. A product is a copy: later writes to the store do not reach it.
     *
     * @param store the network's own weights, or a store it takes slices of
     */
    public OwnWeights over(Network network, Weights store, Scope scope) {
        return OwnWeights.mapped(
                network,
                store,
                store.leaves().type(),
                scope,
                (param, slice) -> of(param.name())
                        .map(mask -> slice.mul(scope.floats(
                                        mask.numbers(),
                                        Box.all(slice).lengths().stream()
                                                .mapToLong(Integer::longValue)
                                                .toArray())
                                .toType(store.leaves().type(), false)))
                        .orElseGet(() -> scope.view(slice)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Masks that && byKernel.equals(that.byKernel);
    }

    @Override
    public int hashCode() {
        return byKernel.hashCode();
    }

    @Override
    public String toString() {
        return byKernel.toString();
    }
}
