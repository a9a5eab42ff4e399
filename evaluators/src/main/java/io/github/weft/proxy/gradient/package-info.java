/**
 * Proxies that hold gradients of different samples or batches against each other, one backward pass for each: their signs, their mean over
 * their deviation, the neural tangent kernel and its alignment with the labels.
 */
@NullMarked
package io.github.weft.proxy.gradient;

import org.jspecify.annotations.NullMarked;
