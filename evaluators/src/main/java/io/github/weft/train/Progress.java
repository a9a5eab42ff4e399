package io.github.weft.train;

/**
 * News of a training, after each of its epochs.
 *
 * @param candidate text of the genome, or what the caller named the training
 * @param epoch from 1
 * @param loss mean over the epoch's steps, in nats
 * @param validationAccuracy in percent
 */
public record Progress(
        String candidate, int replicate, int epoch, int epochs, double loss, double validationAccuracy) {}
