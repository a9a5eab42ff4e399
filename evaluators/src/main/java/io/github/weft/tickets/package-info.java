/**
 * Lottery tickets under evolution strategies: which few weights of a tiny network are enough to train it again without a gradient.
 *
 * <p>A {@link io.github.weft.tickets.SeparableStrategy} moves a normal distribution over the weights, one deviation for each; {@link
 * io.github.weft.tickets.Perceptrons} judge its whole population in one computation. {@link io.github.weft.tickets.Tickets} train, drop the
 * weights that a {@link io.github.weft.tickets.Criterion} thinks least of, rewind the others to where they started, and train again.
 */
@NullMarked
package io.github.weft.tickets;

import org.jspecify.annotations.NullMarked;
