package io.github.weft.supernet;

import io.github.weft.space.Genome;

/** One sub-network of a step, and what it learns from. */
public record Lesson(Genome genome, Target target) {}
