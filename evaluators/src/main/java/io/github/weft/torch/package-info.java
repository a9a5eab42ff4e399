/**
 * Runs a network, which is data, on tensors.
 *
 * <p>{@link io.github.weft.torch.Executor} is the story: it applies a network's operations to a batch, reading each parameter from
 * {@link io.github.weft.torch.Weights} (a network's own, or slices of a shared store) and normalising as
 * {@link io.github.weft.torch.BatchNormMode} says. {@link io.github.weft.torch.Torch} alone knows the engine's internals;
 * {@link io.github.weft.torch.Scope} gives native memory back.
 */
@NullMarked
package io.github.weft.torch;

import org.jspecify.annotations.NullMarked;
