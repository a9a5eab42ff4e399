package io.github.weft.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What spaces do alike: their name, genes and text, the check of every genome that comes in, and the canonical form, in which genes that
 * do not count are 0. A space of its own adds the settings it fits and the network that a genome means.
 */
public abstract class GeneSpace implements SearchSpace {

    private final String name;
    private final String summary;
    private final List<Gene> genes;
    private final GenomeText text;

    protected GeneSpace(String name, String summary, List<Gene> genes, GenomeText text) {
        this.name = name;
        this.summary = summary;
        this.genes = List.copyOf(genes);
        this.text = text;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Gene> genes() {
        return genes;
    }

    @Override
    public final BigInteger cardinality() {
        return Variation.product(genes);
    }

    /** Whether a gene of a genome with alleles in range matters to its network; all do unless a space knows better. */
    protected boolean counts(Genome genome, int gene) {
        return true;
    }

    @Override
    public final boolean active(Genome genome, int gene) {
        Variation.check(this, genome);
        return counts(genome, gene);
    }

    /** The genome with the genes that do not count at 0. */
    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        var alleles = new ArrayList<Integer>(genes.size());
        for (int gene = 0; gene < genes.size(); gene++) {
            alleles.add(counts(genome, gene) ? genome.allele(gene) : 0);
        }
        return new Genome(alleles);
    }

    @Override
    public final String format(Genome genome) {
        Variation.check(this, genome);
        return text.format(genome);
    }

    @Override
    public final Genome parse(String given) {
        return text.parse(given);
    }
}
