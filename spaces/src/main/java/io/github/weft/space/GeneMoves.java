package io.github.weft.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The moves of a space of independent genes: a change is one active gene with another allele. */
record GeneMoves(SearchSpace space) implements Moves {

    /** Uniform over the genomes. */
    @Override
    public Genome random(RandomGenerator random) {
        return new Genome(space.genes().stream()
                .map(gene -> random.nextInt(gene.cardinality()))
                .toList());
    }

    /** Every genome that differs in exactly one active gene, in gene order, then allele order. */
    @Override
    public List<Genome> neighbours(Genome genome) {
        var neighbours = new ArrayList<Genome>();
        for (int gene : movable(genome)) {
            for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                if (allele != genome.allele(gene)) {
                    neighbours.add(genome.with(gene, allele));
                }
            }
        }
        return neighbours;
    }

    /** Changes exactly one active gene to a different allele; the genome itself if none can change. */
    @Override
    public Genome mutate(Genome genome, RandomGenerator random) {
        List<Integer> movable = movable(genome);
        if (movable.isEmpty()) {
            return genome;
        }
        int gene = movable.get(random.nextInt(movable.size()));
        int allele = random.nextInt(space.genes().get(gene).cardinality() - 1);
        return genome.with(gene, allele < genome.allele(gene) ? allele : allele + 1);
    }

    /** Each gene from either parent with equal chance. */
    @Override
    public Genome cross(Genome mother, Genome father, RandomGenerator random) {
        return new Genome(IntStream.range(0, mother.alleles().size())
                .mapToObj(gene -> (random.nextBoolean() ? mother : father).allele(gene))
                .toList());
    }

    private List<Integer> movable(Genome genome) {
        return IntStream.range(0, space.genes().size())
                .filter(gene -> space.genes().get(gene).cardinality() > 1 && space.active(genome, gene))
                .boxed()
                .toList();
    }
}
