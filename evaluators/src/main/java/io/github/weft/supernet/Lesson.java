package io.github.weft.supernet;

import io.github.weft.space.Genome;

/**
 * One sub-network of a step, and what it learns from.
 *
 * @param weight above 0, by which its gradient counts; 1 unless the sampler makes up for how often it draws the sub-network
 */
public record Lesson(Genome genome, Target target, double weight) {

    public Lesson {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a lesson's weight (%s) must be a number above 0.".formatted(weight));
        }
    }

    public Lesson(Genome genome, Target target) {
        this(genome, target, 1);
    }
}
