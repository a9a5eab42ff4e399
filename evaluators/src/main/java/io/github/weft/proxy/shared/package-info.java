/**
 * Proxies that read what several share: sizes and weights, gradients of the loss and products with the Hessian, activations, the
 * Jacobian, paths.
 */
@NullMarked
package io.github.weft.proxy.shared;

import org.jspecify.annotations.NullMarked;
