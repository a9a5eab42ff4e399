package io.github.weft.continual;

import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Inheritance;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.sparse.Sparsity;
import io.github.weft.sparsity.SparsityPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a task may change what earlier ones have learnt. */
public enum Isolation {
    /**
     * No: each task has a sub-network of its own, with a mask by the plan drawn anew over all places. Where one of its connections is
     * an earlier task's, it has that weight and cannot change it; where it is new, only this task trains it. Nothing of the backbone is
     * ever forgotten; what runs out is room.
     */
    SUB_NETWORKS {
        @Override
        Sparsity start(SparsityPlan plan, FirstMasks first, Backbone backbone, boolean fresh) {
            return new Sparsity(plan, first, Inheritance.held(backbone.weights()));
        }

        @Override
        Backbone after(Backbone backbone, Map<String, float[]> learnt) {
            return backbone.filled(learnt);
        }

        @Override
        Map<String, float[]> now(Backbone backbone, int task) {
            return backbone.of(task);
        }
    },
    /** Yes: one sparse network goes on from task to task, and its connections go on moving. */
    NONE {
        @Override
        Sparsity start(SparsityPlan plan, FirstMasks first, Backbone backbone, boolean fresh) {
            if (fresh) {
                return new Sparsity(plan, first);
            }
            var masks = new LinkedHashMap<String, Mask>();
            backbone.weights().forEach((name, values) -> masks.put(name, Mask.ofNonzeros(values)));
            return new Sparsity(
                    plan, (same, network, weights, seed) -> Masks.of(masks), Inheritance.beginning(backbone.weights()));
        }

        @Override
        Backbone after(Backbone backbone, Map<String, float[]> learnt) {
            return backbone.overwritten(learnt);
        }

        @Override
        Map<String, float[]> now(Backbone backbone, int task) {
            return backbone.weights();
        }
    };

    /** @param fresh whether no task has been learnt */
    abstract Sparsity start(SparsityPlan plan, FirstMasks first, Backbone backbone, boolean fresh);

    abstract Backbone after(Backbone backbone, Map<String, float[]> learnt);

    /** The kernels by which a task that was learnt before is solved now. */
    abstract Map<String, float[]> now(Backbone backbone, int task);
}
