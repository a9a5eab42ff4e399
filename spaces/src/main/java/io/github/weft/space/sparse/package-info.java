/**
 * Spaces whose genes say what is left out. {@link io.github.weft.space.sparse.Sparse}: which weights are there, and how they move, in any other
 * space or {@link io.github.weft.space.sparse.Fixed one network} of it. {@link io.github.weft.space.sparse.SparseVit}: how many tokens each
 * layer of one vision transformer looks at.
 */
@NullMarked
package io.github.weft.space.sparse;

import org.jspecify.annotations.NullMarked;
