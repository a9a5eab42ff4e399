package io.github.weft.search.strategy;

import io.github.weft.search.Individual;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A genome as Jenetics sees it: one chromosome of one {@link IntegerGene} for each decision, its range the choices.
 *
 * @param chromosomes by decision and choice; making one costs more than looking it up
 */
record GenomeCodec(List<List<IntegerChromosome>> chromosomes) {

    static GenomeCodec of(SearchSpace space) {
        return new GenomeCodec(space.genes().stream().map(GenomeCodec::of).toList());
    }

    private static List<IntegerChromosome> of(Gene gene) {
        return IntStream.range(0, gene.cardinality())
                .mapToObj(allele -> IntegerChromosome.of(IntegerGene.of(allele, 0, gene.cardinality())))
                .toList();
    }

    Genotype<IntegerGene> encode(Genome genome) {
        return Genotype.of(IntStream.range(0, chromosomes.size())
                .mapToObj(gene -> chromosomes.get(gene).get(genome.allele(gene)))
                .collect(ISeq.toISeq()));
    }

    Genome decode(Genotype<IntegerGene> genotype) {
        return new Genome(
                genotype.stream().map(chromosome -> chromosome.gene().allele()).toList());
    }

    Phenotype<IntegerGene, Fitness> encode(Individual individual) {
        return Phenotype.of(encode(individual.genome()), individual.birth(), new Fitness(individual.fitness()));
    }

    Individual decode(Phenotype<IntegerGene, Fitness> phenotype) {
        return new Individual(
                decode(phenotype.genotype()),
                phenotype.generation(),
                phenotype.fitness().values());
    }
}
