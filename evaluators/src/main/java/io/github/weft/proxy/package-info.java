/**
 * Scores of networks that nobody has trained.
 *
 * <p>A {@link io.github.weft.proxy.ZeroCostProxy} computes a number from what it reads off a {@link io.github.weft.proxy.Probe}, which
 * owns the network, the {@link io.github.weft.proxy.Batch} and the native memory, and runs each pass at most once, however many proxies
 * read it. {@link io.github.weft.proxy.Proxies} lists them; {@link io.github.weft.proxy.ProxyStage} and
 * {@link io.github.weft.proxy.CostStage} turn genomes into evaluations.
 */
@NullMarked
package io.github.weft.proxy;

import org.jspecify.annotations.NullMarked;
