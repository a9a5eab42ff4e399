package io.github.weft.space.hybrid;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of a hybrid network: the layers at which it goes a level down, {@code x} for a level that it does not reach, and a letter for
 * every layer, {@code c} for convolution and {@code a} for attention, as in {@code 3.6-ccacaaca}.
 */
record HytraText(List<Gene> genes, int drops, String example) implements GenomeText {

    @Override
    public String format(Genome genome) {
        List<String> choices = new ArrayList<>();
        for (int gene = 0; gene < genes.size(); gene++) {
            choices.add(genes.get(gene).choices().get(genome.allele(gene)));
        }
        return String.join(".", choices.subList(0, drops)) + "-"
                + String.join("", choices.subList(drops, choices.size()));
    }

    @Override
    public Genome parse(String text) {
        String[] parts = text.strip().split("-", -1);
        if (parts.length != 2) {
            throw malformed(text, "it must be the layers at which the map is halved, -, and a letter for every layer");
        }
        List<String> choices = new ArrayList<>(Arrays.asList(parts[0].split("\\.", -1)));
        if (choices.size() != drops) {
            throw malformed(
                    text, "it must halve the map at %s layers joined by ., not %s".formatted(drops, choices.size()));
        }
        int layers = genes.size() - drops;
        if (parts[1].length() != layers) {
            throw malformed(text, "it must have %s letters, not %s".formatted(layers, parts[1].length()));
        }
        parts[1].chars().forEach(letter -> choices.add(String.valueOf((char) letter)));
        List<Integer> alleles = new ArrayList<>();
        for (int gene = 0; gene < genes.size(); gene++) {
            alleles.add(allele(text, genes.get(gene), choices.get(gene)));
        }
        return new Genome(alleles);
    }

    private int allele(String text, Gene gene, String choice) {
        int allele = gene.choices().indexOf(choice);
        if (allele < 0) {
            throw malformed(text, "%s (%s) must be one of %s".formatted(gene.name(), choice, gene.choices()));
        }
        return allele;
    }

    private IllegalArgumentException malformed(String text, String problem) {
        return GenomeText.malformed(text, problem, example);
    }
}
