package io.github.weft.tickets;

import io.github.weft.sparse.Mask;

/**
 * A network with some of its weights, trained from where they first started.
 *
 * @param seed of the start, and of everything after it
 * @param round how often weights were dropped
 * @param kept the weights of kernels that are left; biases always are
 * @param trained the distribution at the end of the training
 */
public record Ticket(long seed, int round, Mask kept, SeparableStrategy trained) {}
