/**
 * One untrained candidate under the lens.
 *
 * <p>A {@link io.github.weft.proxy.probe.ZeroCostProxy} says which {@link io.github.weft.proxy.probe.Reading} it needs and makes a number of it.
 * The {@link io.github.weft.proxy.probe.Probe} owns network, weights, {@link io.github.weft.proxy.probe.Batch} and native memory, and takes each
 * reading at most once. Readings see its inside, the {@link io.github.weft.proxy.probe.Lens}, and run their passes over a
 * {@link io.github.weft.proxy.probe.Subject}. Knows no proxy and no pass.
 */
@NullMarked
package io.github.weft.proxy.probe;

import org.jspecify.annotations.NullMarked;
