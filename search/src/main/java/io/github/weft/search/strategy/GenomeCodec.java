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
import java.util.ArrayList;
import java.util.List;

/** A genome as Jenetics sees it: one chromosome of one {@link IntegerGene} for each decision, its range the choices. */
record GenomeCodec(List<Gene> genes) {

    static GenomeCodec of(SearchSpace space) {
        return new GenomeCodec(space.genes());
    }

    Genotype<IntegerGene> encode(Genome genome) {
        var chromosomes = new ArrayList<IntegerChromosome>(genes.size());
        for (int i = 0; i < genes.size(); i++) {
            chromosomes.add(IntegerChromosome.of(
                    IntegerGene.of(genome.allele(i), 0, genes.get(i).cardinality())));
        }
        return Genotype.of(ISeq.of(chromosomes));
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
