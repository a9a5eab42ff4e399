/**
 * Proxies that look at activations and outputs in forward passes of their own, since the published protocol wants other weights or
 * images: linear regions and sign rows, responses to noise, correlations of channels, constant weights. Each pass stands beside its proxy.
 */
@NullMarked
package io.github.weft.proxy.forward;

import org.jspecify.annotations.NullMarked;
