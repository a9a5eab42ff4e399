package io.github.weft.space.entangled;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Networks of inverted bottlenecks for small images, weight-entangled in the manner of Once-for-All (Cai et al., ICLR 2020): stages with
 * their depth, blocks with their kernel (by centre crop, or by matrices if {@link #transformingKernels asked for}) and expansion.
 *
 * <p>The space {@code mobile} has elastic widths, no squeeze-and-excitation and ReLU throughout, which proxies that count activation
 * patterns need. {@link #ofa} has all that Once-for-All has, and elastic widths. {@link #mini} is the smallest.
 *
 * <p>Unlike Once-for-All, widths of stages are elastic by prefix where they are elastic, and the first block of a stage never adds its
 * input, so that the graph depends on depths alone; at the published widths none does there either. Skeleton size: {@code stem-stride}
 * (1 for images below 20 pixels).
 */
public final class Mobile extends GeneSpace {

    private static final int SMALL_IMAGE = 20;

    private final MobileRanges ranges;
    private final boolean transforming;

    private Mobile(String name, String summary, MobileRanges ranges, boolean transforming) {
        super(name, summary, ranges.genes(), MobileText.of(ranges));
        this.ranges = ranges;
        this.transforming = transforming;
    }

    /** Four stages of elastic width. */
    public Mobile() {
        this(
                "mobile",
                "inverted bottlenecks with elastic width, depth, kernel and expansion, 5k to 1M weights, entangled",
                MobileRanges.plain(),
                false);
    }

    /** The whole ladder: images, widths, depths, kernels and expansions, with squeeze-and-excitation and hard swish as in MobileNetV3. */
    public static Mobile ofa() {
        return new Mobile(
                "mobile-ofa",
                "the ladder of Once-for-All on small images: resolution, width, depth, kernel and expansion, entangled",
                MobileRanges.ladder(),
                false);
    }

    /** Three stages of fixed width: 17,173,512 networks. */
    public static Mobile mini() {
        return new Mobile(
                "mbconv-mini",
                "miniature of Once-for-All: depth, kernel and expansion of inverted bottlenecks, 6k to 69k weights, entangled",
                MobileRanges.mini(),
                false);
    }

    /** How many different networks there are: genes of absent blocks do not count. */
    public BigInteger networks() {
        BigInteger networks = BigInteger.valueOf(ranges.sevenths().size());
        for (Stage stage : ranges.stages()) {
            BigInteger block = BigInteger.valueOf((long) stage.block().kernels().size()
                    * stage.block().expansions().size());
            BigInteger blocks = stage.depths().stream().map(block::pow).reduce(BigInteger.ZERO, BigInteger::add);
            networks = networks.multiply(blocks)
                    .multiply(BigInteger.valueOf(stage.widths().size()));
        }
        return networks;
    }

    @Override
    public Setting setting(Shape input, int classes) {
        int side = input.isImage() ? Math.min(input.height(), input.width()) : 0;
        int stride = side < SMALL_IMAGE ? 1 : ranges.frame().stride();
        var setting = new Setting(input, classes, new TreeMap<>(Map.of("stem-stride", stride)));
        check(setting);
        return setting;
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting);
        Map<String, Integer> decisions = Decisions.of(genes(), canonical(genome));
        return MobileNetwork.build(ranges, decisions, setting, transforming);
    }

    /** The genome of the largest network, of whose weights every other network uses slices. */
    public Genome largest() {
        return new Genome(genes().stream().map(gene -> gene.cardinality() - 1).toList());
    }

    /** The largest network; and where kernels are transformed also the one of the smallest kernels, which reads every matrix. */
    @Override
    public List<Genome> covering() {
        if (!transforming) {
            return List.of(largest());
        }
        var alleles = new ArrayList<>(largest().alleles());
        ranges.stages().forEach(stage -> stage.kernelGenes().forEach(gene -> alleles.set(gene, 0)));
        return List.of(largest(), new Genome(alleles));
    }

    @Override
    public SearchSpace transformingKernels() {
        return new Mobile(name(), summary(), ranges, true);
    }

    /** Genes of absent blocks do not. */
    @Override
    protected boolean counts(Genome genome, int gene) {
        return ranges.stages().stream()
                .filter(stage -> stage.holds(gene))
                .allMatch(stage -> stage.block(gene) <= stage.depths().get(genome.allele(stage.depthGene())));
    }

    private void check(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage()) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW for space %s.".formatted(input, name()));
        }
        int stride = setting.size("stem-stride");
        int tooShort = ranges.tooShort(stride);
        if (Math.min(input.height(), input.width()) <= tooShort) {
            throw new IllegalArgumentException(
                    "input (%s) is too small for space %s with skeleton size stem-stride (%s): both sides must exceed %s pixels."
                            .formatted(input, name(), stride, tooShort));
        }
    }
}
