package io.github.weft.space.entangled;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that lists a genome's choices in gene order.
 *
 * @param separators one character between each two genes
 * @param example a text that parses, shown with every error
 */
record ListText(List<Gene> genes, String separators, String example) implements GenomeText {

    @Override
    public String format(Genome genome) {
        var text = new StringBuilder();
        for (int gene = 0; gene < genes.size(); gene++) {
            text.append(gene == 0 ? "" : separators.charAt(gene - 1))
                    .append(genes.get(gene).choices().get(genome.allele(gene)));
        }
        return text.toString();
    }

    @Override
    public Genome parse(String text) {
        String stripped = text.strip();
        String[] parts = stripped.split("[" + separators + "]", -1);
        if (parts.length != genes.size()) {
            throw malformed(text, "it must list %s choices, not %s".formatted(genes.size(), parts.length));
        }
        var alleles = new ArrayList<Integer>();
        for (int gene = 0; gene < genes.size(); gene++) {
            List<String> choices = genes.get(gene).choices();
            int allele = choices.indexOf(parts[gene]);
            if (allele < 0) {
                throw malformed(
                        text,
                        "%s (%s) must be one of %s".formatted(genes.get(gene).name(), parts[gene], choices));
            }
            alleles.add(allele);
        }
        var genome = new Genome(alleles);
        if (!format(genome).equals(stripped)) {
            throw malformed(text, "it must be separated as in " + format(genome));
        }
        return genome;
    }

    private IllegalArgumentException malformed(String text, String problem) {
        return GenomeText.malformed(text, problem, example);
    }
}
