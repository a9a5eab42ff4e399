package io.github.weft.space.entangled;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mobile network: per stage the width, {@code x}, the depth and the blocks, as in {@code 16x2-k3e4-k5e2}; stages are
 * joined by {@code _}. Blocks beyond the depth are written only where their alleles are not all 0.
 */
final class MobileText {

    private static final Pattern STAGE = Pattern.compile("(\\d{1,4})x(\\d{1,4})((?:-[^-]*)*)");
    private static final Pattern BLOCK = Pattern.compile("k(\\d{1,4})e(\\d{1,4})");
    private static final String EXAMPLE = "8x1-k3e2_16x2-k3e3-k5e4_32x1-k3e3_64x2-k5e4-k3e3";

    private MobileText() {}

    static String format(List<Stage> stages, Genome genome) {
        return String.join(
                "_", stages.stream().map(stage -> format(stage, genome)).toList());
    }

    private static String format(Stage stage, Genome genome) {
        int depth = genome.allele(stage.depthGene()) + 1;
        int last = stage.blocks();
        while (last > depth
                && genome.allele(stage.kernelGene(last)) == 0
                && genome.allele(stage.kernelGene(last) + 1) == 0) {
            last--;
        }
        var text = new StringBuilder();
        text.append(stage.widths().get(genome.allele(stage.widthGene())))
                .append('x')
                .append(depth);
        for (int block = 1; block <= last; block++) {
            text.append("-k")
                    .append(Stage.KERNELS.get(genome.allele(stage.kernelGene(block))))
                    .append('e')
                    .append(Stage.EXPANSIONS.get(genome.allele(stage.kernelGene(block) + 1)));
        }
        return text.toString();
    }

    static Genome parse(List<Stage> stages, String text) {
        String[] parts = text.strip().split("_", -1);
        if (parts.length != stages.size()) {
            throw malformed(text, "it must have %s stages joined by _, not %s".formatted(stages.size(), parts.length));
        }
        var alleles = new ArrayList<Integer>();
        for (Stage stage : stages) {
            alleles.addAll(parse(stage, parts[stage.number() - 1], text));
        }
        return new Genome(alleles);
    }

    private static List<Integer> parse(Stage stage, String part, String text) {
        Matcher matcher = STAGE.matcher(part);
        if (!matcher.matches()) {
            throw malformed(text, "stage %s (%s) must look like 16x2-k3e4-k5e2".formatted(stage.number(), part));
        }
        var alleles = new ArrayList<Integer>();
        alleles.add(allele(text, stage.widthName(), matcher.group(1), stage.widths()));
        int depth = Integer.parseInt(matcher.group(2));
        if (depth < 1 || depth > stage.blocks()) {
            throw malformed(
                    text, "%s (%s) must be between 1 and %s".formatted(stage.depthName(), depth, stage.blocks()));
        }
        alleles.add(depth - 1);
        String listed = matcher.group(3);
        String[] blocks = listed.isEmpty() ? new String[0] : listed.substring(1).split("-", -1);
        if (blocks.length < depth || blocks.length > stage.blocks()) {
            throw malformed(
                    text, "%s is %s, but %s block(s) are listed".formatted(stage.depthName(), depth, blocks.length));
        }
        for (int block = 1; block <= stage.blocks(); block++) {
            if (block > blocks.length) {
                alleles.addAll(List.of(0, 0));
                continue;
            }
            Matcher genes = BLOCK.matcher(blocks[block - 1]);
            if (!genes.matches()) {
                throw malformed(
                        text, "%s (%s) must look like k3e4".formatted(stage.blockName(block), blocks[block - 1]));
            }
            alleles.add(allele(text, stage.kernelName(block), genes.group(1), Stage.KERNELS));
            alleles.add(allele(text, stage.expandName(block), genes.group(2), Stage.EXPANSIONS));
        }
        return alleles;
    }

    private static int allele(String text, String gene, String value, List<Integer> choices) {
        int allele = choices.indexOf(Integer.valueOf(value));
        if (allele < 0) {
            throw malformed(text, "%s (%s) must be one of %s".formatted(gene, value, choices));
        }
        return allele;
    }

    private static IllegalArgumentException malformed(String text, String problem) {
        return new IllegalArgumentException(
                "architecture (%s) is malformed: %s. Example: %s".formatted(text, problem, EXAMPLE));
    }
}
