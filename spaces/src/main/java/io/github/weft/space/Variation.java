package io.github.weft.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The moves that every space of independent genes shares. All results are valid genomes. */
public final class Variation {

    private Variation() {}

    /** Uniform over the genomes. */
    public static Genome random(SearchSpace space, RandomGenerator random) {
        return new Genome(space.genes().stream()
                .map(gene -> random.nextInt(gene.cardinality()))
                .toList());
    }

    /** Every genome that differs in exactly one active gene, in gene order, then allele order. */
    public static List<Genome> neighbours(SearchSpace space, Genome genome) {
        var neighbours = new ArrayList<Genome>();
        for (int gene : movable(space, genome)) {
            for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                if (allele != genome.allele(gene)) {
                    neighbours.add(genome.with(gene, allele));
                }
            }
        }
        return neighbours;
    }

    /** Changes exactly one active gene to a different allele; the genome itself if none can change. */
    public static Genome mutate(SearchSpace space, Genome genome, RandomGenerator random) {
        List<Integer> movable = movable(space, genome);
        if (movable.isEmpty()) {
            return genome;
        }
        int gene = movable.get(random.nextInt(movable.size()));
        int allele = random.nextInt(space.genes().get(gene).cardinality() - 1);
        return genome.with(gene, allele < genome.allele(gene) ? allele : allele + 1);
    }

    /** Each gene from either parent with equal chance. */
    public static Genome cross(Genome mother, Genome father, RandomGenerator random) {
        return new Genome(IntStream.range(0, mother.alleles().size())
                .mapToObj(gene -> (random.nextBoolean() ? mother : father).allele(gene))
                .toList());
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

    private static List<Integer> movable(SearchSpace space, Genome genome) {
        return IntStream.range(0, space.genes().size())
                .filter(gene -> space.genes().get(gene).cardinality() > 1 && space.active(genome, gene))
                .boxed()
                .toList();
    }
}
