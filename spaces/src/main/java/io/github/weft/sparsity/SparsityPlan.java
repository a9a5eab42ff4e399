package io.github.weft.sparsity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which weights of a network are there: how many of each kernel, which ones at first, and how they move.
 *
 * @param nonzeros weights of a kernel by its {@link io.github.weft.arch.Param}'s name, in the network's order; kernels that are not named
 *     are dense
 * @param movement empty if the first mask stays
 * @param byScores if present, the counts wait for scores of the untrained weights: {@link #resolved} has the final ones, and those of
 *     {@code nonzeros} are right in sum alone
 */
public record SparsityPlan(
        Map<String, Long> nonzeros, MaskChoice mask, Optional<Movement> movement, Optional<Allotment> byScores) {

    public SparsityPlan {
        nonzeros = Collections.unmodifiableMap(new LinkedHashMap<>(nonzeros));
        nonzeros.forEach((kernel, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "kernel (%s) with %s weights must keep at least one.".formatted(kernel, count));
            }
        });
    }

    /** A plan whose counts are final. */
    public static SparsityPlan of(Map<String, Long> nonzeros, MaskChoice mask, Optional<Movement> movement) {
        return new SparsityPlan(nonzeros, mask, movement, Optional.empty());
    }

    /** Weights of all named kernels together. */
    public long total() {
        return nonzeros.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The plan for a training of so many steps: {@linkplain Movement#fitting with updates}, unless nothing moves. */
    public SparsityPlan fitting(long steps) {
        return new SparsityPlan(nonzeros, mask, movement.map(moves -> moves.fitting(steps)), byScores);
    }

    /**
     * The plan with final counts, for one that waits for scores; any other as it is.
     *
     * @param kept by kernel, how many of its weights are among the {@link #total} of the highest score in all named kernels
     */
    public SparsityPlan resolved(Map<String, Long> kept) {
        return byScores.map(allotment -> of(allotment.nonzeros(initial(allotment, kept)), mask, movement))
                .orElse(this);
    }

    private static List<Long> initial(Allotment allotment, Map<String, Long> kept) {
        return allotment.budget().ranges().stream()
                .map(range -> Objects.requireNonNull(
                        kept.get(range.kernel()), () -> "kernel (%s) has no count.".formatted(range.kernel())))
                .toList();
    }
}
