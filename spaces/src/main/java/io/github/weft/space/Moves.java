package io.github.weft.space;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How a space's genomes are drawn and changed. All results are valid genomes. Immutable and safe for use by many threads. */
public interface Moves {

    /** A draw that every candidate has a chance in. */
    Genome random(RandomGenerator random);

    /** The smallest changes there are, in an order of their own. */
    List<Genome> neighbours(Genome genome);

    /** One small change; the genome itself if none can be made. */
    Genome mutate(Genome genome, RandomGenerator random);

    /**
     * One to three moves of what some genes share under a budget, from one to another, so that it stays spent to the last. Empty if the genome
     * has no such genes, or none that can be moved.
     */
    default Optional<Genome> switched(Genome genome, RandomGenerator random) {
        return Optional.empty();
    }

    /** A child of two. */
    Genome cross(Genome mother, Genome father, RandomGenerator random);
}
