/**
 * EvoPress: one budget of weights, shared out between the kernels of a trained network by evolution.
 *
 * <p>{@link io.github.weft.evopress.EvoPress} moves levels and selects in {@link io.github.weft.evopress.Rounds} of growing samples; a
 * {@link io.github.weft.evopress.Judge} says what is lost. {@link io.github.weft.evopress.NetworkPruning} is the judge that prunes a trained
 * network by magnitude and compares its answers with those of the dense one.
 */
@NullMarked
package io.github.weft.evopress;

import org.jspecify.annotations.NullMarked;
