package io.github.weft.space.sparse;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of ratios: the percentage that each layer leaves out, joined by {@code -}, as in {@code 0-20-40-40}. */
record WindowText(int layers) implements GenomeText {

    private static final List<String> CHOICES =
            SparseVit.PERCENTS.stream().map(String::valueOf).toList();

    static List<Gene> genes(int layers) {
        return IntStream.rangeClosed(1, layers)
                .mapToObj(layer -> new Gene("layer%s.left-out".formatted(layer), CHOICES))
                .toList();
    }

    @Override
    public String format(Genome genome) {
        return genome.alleles().stream().map(CHOICES::get).collect(Collectors.joining("-"));
    }

    @Override
    public Genome parse(String text) {
        String[] parts = text.strip().split("-", -1);
        if (parts.length != layers) {
            throw malformed(text, "it must have %s percentages joined by -, not %s".formatted(layers, parts.length));
        }
        var alleles = new ArrayList<Integer>();
        for (String part : parts) {
            int allele = CHOICES.indexOf(part);
            if (allele < 0) {
                throw malformed(text, "percentage (%s) must be one of %s".formatted(part, CHOICES));
            }
            alleles.add(allele);
        }
        return new Genome(alleles);
    }

    private IllegalArgumentException malformed(String text, String problem) {
        var example = new Genome(IntStream.range(0, layers)
                .mapToObj(layer -> Math.min(2 * layer, CHOICES.size() - 1))
                .toList());
        return GenomeText.malformed(text, problem, format(example));
    }
}
