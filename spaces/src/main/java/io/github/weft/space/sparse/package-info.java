/**
 * Spaces whose genes say where the weights are, and how they move: {@link io.github.weft.space.sparse.Sparse} stands on any other space, or
 * on {@link io.github.weft.space.sparse.Fixed one network} of it.
 */
@NullMarked
package io.github.weft.space.sparse;

import org.jspecify.annotations.NullMarked;
