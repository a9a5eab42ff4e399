package io.github.weft.space.entangled;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Small networks of inverted bottlenecks for images of about 28x28 pixels, weight-entangled in the manner of Once-for-All (Cai et al.,
 * 2020): four stages, each with its width and depth, each block with its kernel (3, 5, 7 by centre crop) and expansion (2, 3, 4).
 *
 * <p>Unlike Once-for-All: no squeeze-and-excitation, ReLU throughout (proxies that count activation patterns need it), kernels are
 * cropped without a transform, widths are elastic by prefix, and the first block of a stage never adds its input, so that the
 * graph depends on depths alone. Skeleton size: {@code stem-stride} (2; 1 for images below 20 pixels).
 */
public final class Mobile implements SearchSpace {

    private static final List<Stage> STAGES = stages();
    private static final List<Gene> GENES =
            STAGES.stream().flatMap(stage -> stage.genes().stream()).toList();
    private static final int SMALL_IMAGE = 20;

    private static List<Stage> stages() {
        var first = new Stage(1, 1, List.of(8, 12, 16), 2, 0);
        var second = new Stage(2, 2, List.of(12, 16, 24, 32), 3, first.geneCount());
        var third = new Stage(3, 2, List.of(16, 32, 48, 64), 4, second.offset() + second.geneCount());
        var fourth = new Stage(4, 1, List.of(32, 64, 96, 160), 4, third.offset() + third.geneCount());
        return List.of(first, second, third, fourth);
    }

    @Override
    public String name() {
        return "mobile";
    }

    @Override
    public String summary() {
        return "inverted bottlenecks with elastic width, depth, kernel and expansion, 5k to 1M weights, entangled";
    }

    @Override
    public List<Gene> genes() {
        return GENES;
    }

    @Override
    public BigInteger cardinality() {
        return Variation.product(GENES);
    }

    @Override
    public Setting setting(Shape input, int classes) {
        int side = input.isImage() ? Math.min(input.height(), input.width()) : 0;
        var setting = new Setting(input, classes, new TreeMap<>(Map.of("stem-stride", side < SMALL_IMAGE ? 1 : 2)));
        check(setting);
        return setting;
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting);
        Genome canonical = canonical(genome);
        return MobileNetwork.build(STAGES, Decisions.of(GENES, canonical), setting);
    }

    /** The genome of the largest network, of whose weights every other network uses slices. */
    public Genome largest() {
        return new Genome(GENES.stream().map(gene -> gene.cardinality() - 1).toList());
    }

    /** Genes of absent blocks become 0. */
    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        var alleles = new ArrayList<>(genome.alleles());
        IntStream.range(0, alleles.size())
                .filter(gene -> !present(genome, gene))
                .forEach(gene -> alleles.set(gene, 0));
        return new Genome(alleles);
    }

    @Override
    public boolean active(Genome genome, int gene) {
        Variation.check(this, genome);
        return present(genome, gene);
    }

    private static boolean present(Genome genome, int gene) {
        Stage stage =
                STAGES.stream().filter(each -> each.holds(gene)).findFirst().orElseThrow();
        return stage.block(gene) <= genome.allele(stage.depthGene()) + 1;
    }

    @Override
    public String format(Genome genome) {
        Variation.check(this, genome);
        return MobileText.format(STAGES, genome);
    }

    @Override
    public Genome parse(String text) {
        return MobileText.parse(STAGES, text);
    }

    private static void check(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage()) {
            throw new IllegalArgumentException("input (%s) must be an image CxHxW for space mobile.".formatted(input));
        }
        int strides = STAGES.stream().mapToInt(Stage::stride).reduce(setting.size("stem-stride"), Math::multiplyExact);
        int side = Math.min(input.height(), input.width());
        if (side <= strides) {
            throw new IllegalArgumentException(
                    "input (%s) is too small for space mobile with skeleton size stem-stride (%s): both sides must exceed %s pixels."
                            .formatted(input, setting.size("stem-stride"), strides));
        }
    }
}
