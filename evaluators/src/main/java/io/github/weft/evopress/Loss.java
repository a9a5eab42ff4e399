package io.github.weft.evopress;

import io.github.weft.score.Score;

/**
 * What a network lost by being pruned.
 *
 * @param divergence of its answers from the dense network's: the mean over images of KL(dense || pruned), in nats
 * @param accuracy what is left of it, in percent; of equal answers the first class counts
 */
public record Loss(Score divergence, Score accuracy) {}
