/**
 * Numbers taken out of tensors or drawn by a seed, and what linear algebra makes of them: correlations, eigenvalues, singular values.
 */
@NullMarked
package io.github.weft.proxy.algebra;

import org.jspecify.annotations.NullMarked;
