package io.github.weft.space.staged;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Genomes whose networks name every weight: all of the widest and deepest, and among them every kind of layer at its largest, or, where
 * choices own their weights, every combination of kind and traits.
 */
final class Covering {

    private Covering() {}

    static List<Genome> of(Blueprint blueprint, Choices choices) {
        int count = blueprint.stages().stream()
                .mapToInt(stage -> variants(stage).size())
                .max()
                .orElse(1);
        var genomes = new ArrayList<Genome>();
        for (int number = 0; number < count; number++) {
            genomes.add(genome(blueprint, choices, number));
        }
        return genomes;
    }

    private static Genome genome(Blueprint blueprint, Choices choices, int number) {
        int[] alleles = choices.genes().stream()
                .mapToInt(gene -> gene.cardinality() - 1)
                .toArray();
        for (Stage stage : blueprint.stages()) {
            List<Map<String, Integer>> variants = variants(stage);
            Map<String, Integer> variant = variants.get(Math.min(number, variants.size() - 1));
            for (int layer = 1; layer <= Choices.layers(stage); layer++) {
                for (var allele : variant.entrySet()) {
                    String decision = stage.decision(layer, allele.getKey());
                    if (choices.isGene(decision)) {
                        alleles[choices.gene(decision)] = allele.getValue();
                    }
                }
            }
        }
        return Genome.of(alleles);
    }

    /** Alleles of a layer's decisions, enough to meet all weights. */
    private static List<Map<String, Integer>> variants(Stage stage) {
        var variants = new ArrayList<Map<String, Integer>>();
        for (int kind = 0; kind < stage.kinds().size(); kind++) {
            List<Map<String, Integer>> some = List.of(Map.of(Choices.OP, kind));
            for (var trait : stage.traits().entrySet()) {
                boolean every = stage.own() && stage.kinds().get(kind).reads(trait.getKey());
                some = extended(some, trait.getKey().label(), trait.getValue().size(), every);
            }
            variants.addAll(some);
        }
        return variants;
    }

    private static List<Map<String, Integer>> extended(
            List<Map<String, Integer>> variants, String decision, int choices, boolean every) {
        var extended = new ArrayList<Map<String, Integer>>();
        for (Map<String, Integer> variant : variants) {
            for (int allele = every ? 0 : choices - 1; allele < choices; allele++) {
                var longer = new LinkedHashMap<>(variant);
                longer.put(decision, allele);
                extended.add(longer);
            }
        }
        return extended;
    }
}
