package io.github.weft.space.staged;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.List;

/**
 * The one genome among all of one network: skipped layers at the end of a stage are not counted where fewer can be chosen, and genes of
 * layers that are not there, or that the chosen kind of layer does not read, are 0. A skipped layer between others stays, since the
 * weights after it are named by their place.
 */
record Canon(Blueprint blueprint, Choices choices) {

    Genome of(Genome genome) {
        var alleles = new ArrayList<>(genome.alleles());
        for (Stage stage : blueprint.stages()) {
            int depth = depth(genome, stage, alleles);
            for (int layer = 1; layer <= Choices.layers(stage); layer++) {
                boolean absent = !stage.alike() && layer > depth;
                Kind kind = choices.kind(genome, stage, layer);
                if (absent) {
                    clear(stage.decision(layer, Choices.OP), alleles);
                }
                for (Trait trait : stage.traits().keySet()) {
                    if (absent || !kind.reads(trait)) {
                        clear(stage.decision(layer, trait.label()), alleles);
                    }
                }
            }
        }
        return new Genome(alleles);
    }

    /** Whether another allele of a gene gives another network. */
    boolean matters(Genome genome, int gene) {
        Genome same = of(genome);
        for (int allele = 0; allele < choices.genes().get(gene).cardinality(); allele++) {
            if (!of(genome.with(gene, allele)).equals(same)) {
                return true;
            }
        }
        return false;
    }

    /** The fewest layers that can be chosen for the same; sets the gene to it. */
    private int depth(Genome genome, Stage stage, List<Integer> alleles) {
        String decision = stage.decision(Choices.DEPTH);
        int allele = choices.allele(genome, decision);
        while (allele > 0
                && skipped(
                        genome,
                        stage,
                        stage.depths().get(allele - 1),
                        stage.depths().get(allele))) {
            allele--;
        }
        if (choices.isGene(decision)) {
            alleles.set(choices.gene(decision), allele);
        }
        return stage.depths().get(allele);
    }

    /** Whether all layers after some and up to others do nothing. The first never counts: there is always one. */
    private boolean skipped(Genome genome, Stage stage, int after, int upTo) {
        for (int layer = after + 1; layer <= upTo; layer++) {
            if (choices.kind(genome, stage, layer) != Kind.SKIP) {
                return false;
            }
        }
        return true;
    }

    private void clear(String decision, List<Integer> alleles) {
        if (choices.isGene(decision)) {
            alleles.set(choices.gene(decision), 0);
        }
    }
}
