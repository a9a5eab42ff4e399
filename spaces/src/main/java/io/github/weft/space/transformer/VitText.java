package io.github.weft.space.transformer;

import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a vision transformer: embedding, {@code x}, depth, and heads and MLP ratio of every layer, as in {@code
 * 48x3-h2r3-h4r2-h3r4}. Layers beyond the depth are written only where their alleles are not all 0.
 */
record VitText(VitRanges ranges) implements GenomeText {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})x(\\d{1,3})((?:-[^-]*)*)");
    private static final Pattern LAYER = Pattern.compile("h(\\d{1,3})r(\\d{1,2}(?:\\.5)?)");

    @Override
    public String format(Genome genome) {
        int depth = ranges.depths().get(genome.allele(1));
        int last = ranges.mostDepth();
        while (last > depth
                && genome.allele(VitRanges.headsGene(last)) == 0
                && genome.allele(VitRanges.headsGene(last) + 1) == 0) {
            last--;
        }
        var text = new StringBuilder();
        text.append(ranges.embeds().get(genome.allele(0))).append('x').append(depth);
        for (int layer = 1; layer <= last; layer++) {
            int gene = VitRanges.headsGene(layer);
            text.append("-h").append(ranges.heads().get(genome.allele(gene)));
            text.append('r').append(VitRanges.ratioText(ranges.halfRatios().get(genome.allele(gene + 1))));
        }
        return text.toString();
    }

    @Override
    public Genome parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw malformed(text, "it must be embedding, x, depth, and a part for every layer");
        }
        var alleles = new ArrayList<Integer>();
        alleles.add(allele(text, VitRanges.EMBED, matcher.group(1), texts(ranges.embeds())));
        alleles.add(allele(text, VitRanges.DEPTH, matcher.group(2), texts(ranges.depths())));
        int depth = Integer.parseInt(matcher.group(2));
        String listed = matcher.group(3);
        String[] layers = listed.isEmpty() ? new String[0] : listed.substring(1).split("-", -1);
        if (layers.length < depth || layers.length > ranges.mostDepth()) {
            throw malformed(text, "depth is %s, but %s layer(s) are listed".formatted(depth, layers.length));
        }
        List<String> ratios =
                ranges.halfRatios().stream().map(VitRanges::ratioText).toList();
        for (int layer = 1; layer <= ranges.mostDepth(); layer++) {
            if (layer > layers.length) {
                alleles.addAll(List.of(0, 0));
                continue;
            }
            Matcher genes = LAYER.matcher(layers[layer - 1]);
            if (!genes.matches()) {
                throw malformed(text, "layer %s (%s) must look like h3r4".formatted(layer, layers[layer - 1]));
            }
            alleles.add(allele(text, VitRanges.headsName(layer), genes.group(1), texts(ranges.heads())));
            alleles.add(allele(text, VitRanges.ratioName(layer), genes.group(2), ratios));
        }
        return new Genome(alleles);
    }

    private static List<String> texts(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private int allele(String text, String gene, String value, List<String> choices) {
        int allele = choices.indexOf(value);
        if (allele < 0) {
            throw malformed(text, "%s (%s) must be one of %s".formatted(gene, value, choices));
        }
        return allele;
    }

    private IllegalArgumentException malformed(String text, String problem) {
        Genome simplest = new Genome(ranges.genes().stream().map(gene -> 0).toList());
        return GenomeText.malformed(text, problem, format(simplest));
    }
}
