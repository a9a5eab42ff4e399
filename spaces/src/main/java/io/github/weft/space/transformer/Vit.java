package io.github.weft.space.transformer;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Vision transformers of AutoFormer (Chen et al., ICCV 2021): embedding and depth for the whole network, heads and MLP ratio for every
 * layer, weights entangled by prefixes; in the published sizes and as miniatures for small images.
 *
 * <p>Pre-norm layers with GELU, a class token, absolute positions, and relative ones in attention; the head averages the other tokens.
 * Unlike the published code, queries, keys and values are separate weights (there their rows are interleaved, while their bias is not).
 * Skeleton size: {@code patch}, the side of the square of pixels that becomes a token; by default the published one, or the next smaller
 * that divides both sides of the image.
 */
public final class Vit extends GeneSpace {

    private final VitRanges ranges;

    private Vit(String name, String summary, VitRanges ranges) {
        super(name, summary, ranges.genes(), new VitText(ranges));
        this.ranges = ranges;
    }

    /** The tiny space as published: 12 to 14 layers of 192 to 240 features. */
    public static Vit tiny() {
        return new Vit(
                "autoformer-tiny",
                "vision transformers of AutoFormer, tiny: 12 to 14 layers, 5.4 to 10.5 million weights, entangled",
                new VitRanges(16, List.of(192, 216, 240), List.of(3, 4), 64, List.of(7, 8), 12, 14, 14));
    }

    /** The small space as published: 12 to 14 layers of 320 to 448 features. */
    public static Vit small() {
        return new Vit(
                "autoformer-small",
                "vision transformers of AutoFormer, small: 12 to 14 layers, 13 to 35 million weights, entangled",
                new VitRanges(16, List.of(320, 384, 448), List.of(5, 6, 7), 64, List.of(6, 7, 8), 12, 14, 14));
    }

    /** The base space as published, the largest: 14 to 16 layers of 528 to 624 features. */
    public static Vit large() {
        return new Vit(
                "autoformer-base",
                "vision transformers of AutoFormer, base: 14 to 16 layers, 40 to 77 million weights, entangled",
                new VitRanges(16, List.of(528, 576, 624), List.of(8, 9, 10), 64, List.of(6, 7, 8), 14, 16, 14));
    }

    /** A miniature on patches of 4x4 pixels, with relative positions. */
    public static Vit mini1() {
        return new Vit(
                "vit-mini-v1",
                "miniature vision transformers on 4x4 patches of small images, 31k to 260k weights, entangled",
                new VitRanges(4, List.of(32, 48, 64), List.of(2, 3, 4), 16, List.of(4, 6, 8), 3, 5, 6));
    }

    /** A miniature on patches of 7x7 pixels, without relative positions. */
    public static Vit mini2() {
        return new Vit(
                "vit-mini-v2",
                "miniature vision transformers on 7x7 patches of small images, 20k to 205k weights, entangled",
                new VitRanges(7, List.of(32, 48, 64), List.of(2, 3, 4), 16, List.of(4, 6, 8), 2, 4, 0));
    }

    /** How many different networks there are: genes of absent layers do not count. */
    public BigInteger networks() {
        BigInteger layer = BigInteger.valueOf(
                (long) ranges.heads().size() * ranges.halfRatios().size());
        return ranges.depths().stream()
                .map(layer::pow)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .multiply(BigInteger.valueOf(ranges.embeds().size()));
    }

    @Override
    public Setting setting(Shape input, int classes) {
        if (!input.isImage()) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW for space %s.".formatted(input, name()));
        }
        int shorter = Math.min(input.height(), input.width());
        int patch = IntStream.iterate(Math.min(ranges.patch(), shorter / 2), side -> side > 1, side -> side - 1)
                .filter(side -> input.height() % side == 0 && input.width() % side == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "input (%s) cannot be cut into patches for space %s: no side of 2 to %s pixels divides both its sides. Maybe resize the images."
                                .formatted(input, name(), ranges.patch())));
        return new Setting(input, classes, new TreeMap<>(Map.of("patch", patch)));
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        checkPatch(setting);
        Genome canonical = canonical(genome);
        Map<String, Integer> decisions = new LinkedHashMap<>();
        decisions.put(VitRanges.EMBED, ranges.embeds().get(canonical.allele(0)));
        decisions.put(VitRanges.DEPTH, ranges.depths().get(canonical.allele(1)));
        for (int layer = 1; layer <= ranges.mostDepth(); layer++) {
            int gene = VitRanges.headsGene(layer);
            decisions.put(VitRanges.headsName(layer), ranges.heads().get(canonical.allele(gene)));
            decisions.put(VitRanges.ratioName(layer), ranges.halfRatios().get(canonical.allele(gene + 1)));
        }
        return VitNetwork.build(ranges, decisions, setting);
    }

    private void checkPatch(Setting setting) {
        int patch = setting.size("patch");
        Shape input = setting.input();
        if (input.height() % patch != 0 || input.width() % patch != 0) {
            throw new IllegalArgumentException(
                    "input (%s) cannot be cut into patches of %sx%s pixels for space %s. Maybe use --skeleton patch=N with N a divisor of both sides."
                            .formatted(input, patch, patch, name()));
        }
    }

    /** Genes of absent layers do not. */
    @Override
    protected boolean counts(Genome genome, int gene) {
        return VitRanges.layer(gene) <= ranges.depths().get(genome.allele(1));
    }
}
