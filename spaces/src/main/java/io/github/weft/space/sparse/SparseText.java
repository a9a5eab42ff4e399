package io.github.weft.space.sparse;

import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a sparse network: that of the base and {@code @}, if the base has decisions; density, start, mask and growth; unless nothing
 * moves, how; and the levels that are not 0, each as a number of the kernel and a sign. As in {@code
 * d0.1_erk_snip_gradient_magnitude_i100_a0.3_cosine_e0.75_l2+1,3-1}.
 */
final class SparseText implements GenomeText {

    private static final List<String> MARKS = List.of("d", "", "", "", "", "i", "a", "", "e");
    private static final Pattern LEVEL = Pattern.compile("(\\d{1,5})([+-]\\d{1,5})");

    private final SearchSpace base;
    private final SparseGenes genes;

    SparseText(SearchSpace base, SparseGenes genes) {
        this.base = base;
        this.genes = genes;
    }

    @Override
    public String format(Genome genome) {
        var parts = new ArrayList<String>();
        int last = SparseGenes.END;
        while (last > SparseGenes.GROWTH && genes.allele(genome, last) == 0) {
            last--;
        }
        boolean still = last <= SparseGenes.GROWTH && genes.allele(genome, SparseGenes.GROWTH) == 0;
        for (int gene = 0; gene <= (still ? SparseGenes.GROWTH : SparseGenes.END); gene++) {
            parts.add(MARKS.get(gene) + genes.text(genome, gene));
        }
        var levels = new ArrayList<String>();
        for (int number = 0; number < genes.kernels().size(); number++) {
            int level = genes.level(genome, number);
            if (level != 0) {
                levels.add("%s%+d".formatted(number + 1, level));
            }
        }
        if (!levels.isEmpty()) {
            parts.add("l" + String.join(",", levels));
        }
        String text = String.join("_", parts);
        return base.genes().isEmpty() ? text : base.format(genes.base(genome)) + "@" + text;
    }

    @Override
    public Genome parse(String text) {
        String stripped = text.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 0 != base.genes().isEmpty()) {
            throw malformed(
                    text,
                    at < 0
                            ? "it must begin with a network of %s and @".formatted(base.name())
                            : "its base is fixed, so nothing stands before an @");
        }
        var alleles = new ArrayList<>(
                base.parse(at < 0 ? "" : stripped.substring(0, at)).alleles());
        List<String> parts =
                new ArrayList<>(Arrays.asList(stripped.substring(at + 1).split("_", -1)));
        List<Integer> levels = Collections.nCopies(genes.kernels().size(), 0);
        if (parts.get(parts.size() - 1).matches("l\\d.*")) {
            levels = levels(text, parts.remove(parts.size() - 1).substring(1));
        }
        boolean still = parts.size() == SparseGenes.DROP;
        if (!still && parts.size() != SparseGenes.LEVELS) {
            throw malformed(text, "it must have 4 parts joined by _, or 9 where weights move, and then levels");
        }
        for (int gene = 0; gene < SparseGenes.LEVELS; gene++) {
            alleles.add(still && gene > SparseGenes.GROWTH ? 0 : allele(text, gene, parts.get(gene)));
        }
        if (still && alleles.get(genes.first() + SparseGenes.GROWTH) > 0) {
            throw malformed(text, "it must say how weights move, with 9 parts joined by _, as growth is not static");
        }
        alleles.addAll(levels);
        return new Genome(alleles);
    }

    private int allele(String text, int gene, String part) {
        List<String> choices = SparseGenes.CHOICES.get(gene).choices();
        String mark = MARKS.get(gene);
        int allele = part.startsWith(mark) ? choices.indexOf(part.substring(mark.length())) : -1;
        if (allele < 0) {
            throw malformed(
                    text,
                    "%s (%s) must be one of %s"
                            .formatted(
                                    SparseGenes.CHOICES.get(gene).name().replace("sparsity.", ""),
                                    part,
                                    choices.stream().map(mark::concat).toList()));
        }
        return allele;
    }

    private List<Integer> levels(String text, String part) {
        var levels = new ArrayList<>(Collections.nCopies(genes.kernels().size(), 0));
        int before = 0;
        for (String item : part.split(",", -1)) {
            Matcher level = LEVEL.matcher(item);
            if (!level.matches()) {
                throw malformed(text, "level (%s) must be a kernel's number and a level, such as 2+1".formatted(item));
            }
            int number = Integer.parseInt(level.group(1));
            int allele = SparseGenes.allele(Integer.parseInt(level.group(2)));
            if (number <= before || number > levels.size()) {
                throw malformed(
                        text, "level (%s) must be of a kernel from 1 to %s, in order".formatted(item, levels.size()));
            }
            if (allele < 1) {
                throw malformed(text, "level (%s) must be from -8 to +8 and not 0".formatted(item));
            }
            levels.set(number - 1, allele);
            before = number;
        }
        return levels;
    }

    private IllegalArgumentException malformed(String text, String problem) {
        String example = "d0.1_erk_random_gradient_magnitude_i100_a0.3_cosine_e0.75";
        String network = base.genes().isEmpty() ? "" : base.format(base.canonical(base.base())) + "@";
        return GenomeText.malformed(text, problem, network + example);
    }
}
