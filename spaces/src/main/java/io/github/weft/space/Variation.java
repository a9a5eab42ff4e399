package io.github.weft.space;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/** How genomes vary, each space by its {@link Moves}; and what makes a genome one of a space. */
public final class Variation {

    private Variation() {}

    /** A draw by the space's moves. */
    public static Genome random(SearchSpace space, RandomGenerator random) {
        return space.moves().random(random);
    }

    /** The smallest changes by the space's moves. */
    public static List<Genome> neighbours(SearchSpace space, Genome genome) {
        return space.moves().neighbours(genome);
    }

    /** One small change by the space's moves; the genome itself if none can be made. */
    public static Genome mutate(SearchSpace space, Genome genome, RandomGenerator random) {
        return space.moves().mutate(genome, random);
    }

    /** A child by the space's moves. */
    public static Genome cross(SearchSpace space, Genome mother, Genome father, RandomGenerator random) {
        return space.moves().cross(mother, father, random);
    }

    /** The product of the genes' cardinalities. */
    public static BigInteger product(List<Gene> genes) {
        return genes.stream()
                .map(gene -> BigInteger.valueOf(gene.cardinality()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /**
     * Passes a genome that the space can decode.
     *
     * @throws IllegalArgumentException if the number of genes or an allele is out of range
     */
    public static void check(SearchSpace space, Genome genome) {
        List<Gene> genes = space.genes();
        if (genome.alleles().size() != genes.size()) {
            throw new IllegalArgumentException("genome (%s) of space %s must have %s genes, not %s."
                    .formatted(
                            genome.alleles(),
                            space.name(),
                            genes.size(),
                            genome.alleles().size()));
        }
        for (int i = 0; i < genes.size(); i++) {
            if (genome.allele(i) < 0 || genome.allele(i) >= genes.get(i).cardinality()) {
                throw new IllegalArgumentException("gene %s (%s) of space %s must be an index into %s."
                        .formatted(
                                genes.get(i).name(),
                                genome.allele(i),
                                space.name(),
                                genes.get(i).choices()));
            }
        }
    }
}
