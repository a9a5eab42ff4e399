package io.github.weft.space.transformer;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a vision transformer: embedding, {@code x}, depth, and heads and MLP ratio of every layer, as in {@code
 * 48x3-h2r3-h4r2-h3r4}. Layers beyond the depth are written only where their alleles are not all 0.
 */
final class VitText {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})x(\\d{1,3})((?:-[^-]*)*)");
    private static final Pattern LAYER = Pattern.compile("h(\\d{1,3})r(\\d{1,2}(?:\\.5)?)");

    private VitText() {}

    static String format(VitRanges ranges, Genome genome) {
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

    static Genome parse(VitRanges ranges, String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw malformed(ranges, text, "it must be embedding, x, depth, and a part for every layer");
        }
        var alleles = new ArrayList<Integer>();
        alleles.add(allele(ranges, text, VitRanges.EMBED, matcher.group(1), texts(ranges.embeds())));
        alleles.add(allele(ranges, text, VitRanges.DEPTH, matcher.group(2), texts(ranges.depths())));
        int depth = Integer.parseInt(matcher.group(2));
        String listed = matcher.group(3);
        String[] layers = listed.isEmpty() ? new String[0] : listed.substring(1).split("-", -1);
        if (layers.length < depth || layers.length > ranges.mostDepth()) {
            throw malformed(ranges, text, "depth is %s, but %s layer(s) are listed".formatted(depth, layers.length));
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
                throw malformed(ranges, text, "layer %s (%s) must look like h3r4".formatted(layer, layers[layer - 1]));
            }
            alleles.add(allele(ranges, text, VitRanges.headsName(layer), genes.group(1), texts(ranges.heads())));
            alleles.add(allele(ranges, text, VitRanges.ratioName(layer), genes.group(2), ratios));
        }
        return new Genome(alleles);
    }

    private static List<String> texts(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    private static int allele(VitRanges ranges, String text, String gene, String value, List<String> choices) {
        int allele = choices.indexOf(value);
        if (allele < 0) {
            throw malformed(ranges, text, "%s (%s) must be one of %s".formatted(gene, value, choices));
        }
        return allele;
    }

    private static IllegalArgumentException malformed(VitRanges ranges, String text, String problem) {
        Genome simplest = new Genome(ranges.genes().stream().map(gene -> 0).toList());
        return new IllegalArgumentException(
                "architecture (%s) is malformed: %s. Example: %s".formatted(text, problem, format(ranges, simplest)));
    }
}
