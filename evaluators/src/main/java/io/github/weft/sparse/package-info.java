/**
 * Networks with few connections while they are trained: every weight outside a {@link io.github.weft.sparse.Mask} is exactly zero, after
 * every step.
 *
 * <p>A {@link io.github.weft.sparse.Sparsity} says how many connections each kernel has and chooses the first ones; {@link
 * io.github.weft.sparse.Connections} then confines the optimiser to them and lets them move: an {@link io.github.weft.sparse.Exchange}
 * drops the weakest of a kernel and grows as many where the dense gradient, or chance, says. Sparse networks run in the ordinary dense
 * executor: masks save neither time nor memory here.
 */
@NullMarked
package io.github.weft.sparse;

import org.jspecify.annotations.NullMarked;
