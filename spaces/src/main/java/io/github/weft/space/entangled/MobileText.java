package io.github.weft.space.entangled;

import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mobile network: per stage the width, {@code x}, the depth and the blocks, as in {@code 16x2-k3e4-k5e2}; stages are
 * joined by {@code _}. Blocks beyond the depth are written only where their alleles are not all 0. Where the image's size can be
 * chosen, its sevenths come first, as in {@code r7_}.
 */
final class MobileText {

    private static final Pattern IMAGE = Pattern.compile("r(\\d{1,4})_");
    private static final Pattern STAGE = Pattern.compile("(\\d{1,4})x(\\d{1,4})((?:-[^-]*)*)");
    private static final Pattern BLOCK = Pattern.compile("k(\\d{1,4})e(\\d{1,4})");

    private final MobileRanges ranges;
    private final String text;

    private MobileText(MobileRanges ranges, String text) {
        this.ranges = ranges;
        this.text = text;
    }

    static GenomeText of(MobileRanges ranges) {
        return new GenomeText() {
            @Override
            public String format(Genome genome) {
                return MobileText.format(ranges, genome);
            }

            @Override
            public Genome parse(String text) {
                return new MobileText(ranges, text).parse();
            }
        };
    }

    private static String format(MobileRanges ranges, Genome genome) {
        var parts = new ArrayList<String>();
        if (ranges.resizes()) {
            parts.add("r" + ranges.sevenths().get(genome.allele(0)));
        }
        ranges.stages().forEach(stage -> parts.add(format(stage, genome)));
        return String.join("_", parts);
    }

    private static String format(Stage stage, Genome genome) {
        int depth = stage.depths().get(genome.allele(stage.depthGene()));
        int last = stage.blocks();
        while (last > depth
                && genome.allele(stage.kernelGene(last)) == 0
                && genome.allele(stage.kernelGene(last) + 1) == 0) {
            last--;
        }
        var text = new StringBuilder();
        text.append(stage.widths().get(stage.elastic() ? genome.allele(stage.widthGene()) : 0))
                .append('x')
                .append(depth);
        for (int block = 1; block <= last; block++) {
            text.append("-k")
                    .append(stage.block().kernels().get(genome.allele(stage.kernelGene(block))))
                    .append('e')
                    .append(stage.block().expansions().get(genome.allele(stage.kernelGene(block) + 1)));
        }
        return text.toString();
    }

    private Genome parse() {
        var alleles = new ArrayList<Integer>();
        String listed = text.strip();
        if (ranges.resizes()) {
            Matcher image = IMAGE.matcher(listed);
            if (!image.lookingAt()) {
                throw malformed("it must start with the sevenths of the image's side, such as r7_");
            }
            alleles.add(allele(MobileRanges.RESOLUTION, image.group(1), ranges.sevenths()));
            listed = listed.substring(image.end());
        }
        String[] parts = listed.split("_", -1);
        int stages = ranges.stages().size();
        if (parts.length != stages) {
            throw malformed("it must have %s stages joined by _, not %s".formatted(stages, parts.length));
        }
        ranges.stages().forEach(stage -> alleles.addAll(parse(stage, parts[stage.number() - 1])));
        return new Genome(alleles);
    }

    private List<Integer> parse(Stage stage, String part) {
        Matcher matcher = STAGE.matcher(part);
        if (!matcher.matches()) {
            throw malformed("stage %s (%s) must look like 16x2-k3e4-k5e2".formatted(stage.number(), part));
        }
        var alleles = new ArrayList<Integer>();
        int width = allele(stage.widthName(), matcher.group(1), stage.widths());
        if (stage.elastic()) {
            alleles.add(width);
        }
        int depth = Integer.parseInt(matcher.group(2));
        int allele = stage.depths().indexOf(depth);
        if (allele < 0) {
            throw malformed("%s (%s) must be between %s and %s"
                    .formatted(stage.depthName(), depth, stage.depths().get(0), stage.blocks()));
        }
        alleles.add(allele);
        String listed = matcher.group(3);
        String[] blocks = listed.isEmpty() ? new String[0] : listed.substring(1).split("-", -1);
        if (blocks.length < depth || blocks.length > stage.blocks()) {
            throw malformed("%s is %s, but %s block(s) are listed".formatted(stage.depthName(), depth, blocks.length));
        }
        for (int block = 1; block <= stage.blocks(); block++) {
            alleles.addAll(block > blocks.length ? List.of(0, 0) : parse(stage, block, blocks[block - 1]));
        }
        return alleles;
    }

    private List<Integer> parse(Stage stage, int block, String part) {
        Matcher genes = BLOCK.matcher(part);
        if (!genes.matches()) {
            throw malformed("%s (%s) must look like k3e4".formatted(stage.blockName(block), part));
        }
        return List.of(
                allele(stage.kernelName(block), genes.group(1), stage.block().kernels()),
                allele(stage.expandName(block), genes.group(2), stage.block().expansions()));
    }

    private int allele(String gene, String value, List<Integer> choices) {
        int allele = choices.indexOf(Integer.valueOf(value));
        if (allele < 0) {
            throw malformed("%s (%s) must be one of %s".formatted(gene, value, choices));
        }
        return allele;
    }

    private IllegalArgumentException malformed(String problem) {
        return GenomeText.malformed(text, problem, ranges.example());
    }
}
