/**
 * Spaces of small cells that a fixed skeleton repeats: {@link io.github.weft.space.cell.Nb201}.
 *
 * <p>A cell is written as operations on edges, but two codings are the same candidate if they mean the same
 * function: a {@code LiveCell} is what is left when dead edges and skips are gone, and {@code CellClasses}
 * knows the representative of every coding.
 */
@NullMarked
package io.github.weft.space.cell;

import org.jspecify.annotations.NullMarked;
