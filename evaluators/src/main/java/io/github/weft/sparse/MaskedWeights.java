package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Param;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Other weights, own or shared, seen through masks: a sparse kernel is the product of its slice and its mask, made anew for every pass, so that
 * what is written to the store shows. The gradient that reaches the store is zero outside of the mask; {@link Masks#over} has leaves with dense
 * ones, for rules that grow connections.
 */
public final class MaskedWeights implements Weights {

    private final Weights store;
    private final Masks masks;
    private final Scope scope;
    private final Map<String, NDArray> factors = new LinkedHashMap<>();

    /** @param scope of the masks, which outlives every pass */
    public MaskedWeights(Weights store, Masks masks, Scope scope) {
        this.store = store;
        this.masks = masks;
        this.scope = scope;
    }

    @Override
    public NDArray tensor(Param param, Scope pass) {
        NDArray slice = store.tensor(param, pass);
        return masks.of(param.name())
                .map(mask -> pass.adopt(factor(param, mask).mul(slice)))
                .orElse(slice);
    }

    private NDArray factor(Param param, Mask mask) {
        return factors.computeIfAbsent(
                param.name(),
                name -> scope.floats(
                                mask.numbers(),
                                param.shape().stream()
                                        .mapToLong(Integer::longValue)
                                        .toArray())
                        .toType(store.leaves().type(), false));
    }

    @Override
    public Leaves leaves() {
        return store.leaves();
    }
}
