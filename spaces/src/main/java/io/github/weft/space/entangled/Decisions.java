package io.github.weft.space.entangled;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the slicing rules read: the chosen numbers by gene name. */
final class Decisions {

    private Decisions() {}

    /** The decisions of a genome whose genes choose between whole numbers. */
    static Map<String, Integer> of(List<Gene> genes, Genome genome) {
        Map<String, Integer> decisions = new LinkedHashMap<>();
        for (int gene = 0; gene < genes.size(); gene++) {
            String choice = genes.get(gene).choices().get(genome.allele(gene));
            decisions.put(genes.get(gene).name(), Integer.valueOf(choice));
        }
        return decisions;
    }
}
