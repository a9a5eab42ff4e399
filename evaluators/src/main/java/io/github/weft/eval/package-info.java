/**
 * How a candidate is judged: a {@link io.github.weft.eval.Stage} is one rung of evidence, from costs over proxies to
 * full training.
 */
@NullMarked
package io.github.weft.eval;

import org.jspecify.annotations.NullMarked;
