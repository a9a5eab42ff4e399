/**
 * A network as data: start at {@link io.github.weft.arch.Network}.
 *
 * <p>A network is an immutable graph of {@link io.github.weft.arch.Node nodes}; each node applies one
 * {@link io.github.weft.arch.Op} and owns {@link io.github.weft.arch.Param parameters}. A parameter is a named
 * slice of the tensor that the largest network of its space would hold: its {@link io.github.weft.arch.Extent}
 * per dimension says which part. Nothing here knows a tensor; costs, shapes and identity are read off the data, and so
 * is what training takes from a graph: {@link io.github.weft.arch.RateScale} and {@link io.github.weft.arch.KernelGains}.
 */
@NullMarked
package io.github.weft.arch;

import org.jspecify.annotations.NullMarked;
