/**
 * Scores of networks that nobody has trained: {@link io.github.weft.proxy.Proxies} lists the proxies, {@link io.github.weft.proxy.ProxyStage}
 * and {@link io.github.weft.proxy.CostStage} turn genomes into evaluations, {@link io.github.weft.proxy.ProxyTimes} measures what a proxy costs.
 *
 * <p>A proxy reads numbers off a {@link io.github.weft.proxy.probe.Probe} and computes one from them. The rooms, each seeing only those
 * after it: here; the proxies ({@code teacher}, {@code forward}, {@code gradient}, {@code block}, {@code shared}); {@code pass}, what
 * several of them share; {@code probe}, the candidate under the lens; {@code algebra}.
 */
@NullMarked
package io.github.weft.proxy;

import org.jspecify.annotations.NullMarked;
