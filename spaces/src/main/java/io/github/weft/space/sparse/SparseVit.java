package io.github.weft.space.sparse;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One vision transformer whose layers look at the most active windows of tokens alone: for each layer, how many percent it leaves out (Chen et
 * al., "SparseViT: Revisiting Activation Sparsity for Efficient High-Resolution Vision Transformer", CVPR 2023).
 *
 * <p>Weights are those of the one network, whatever is left out. So a supernet of this space, begun with trained weights, is the published
 * adaptation to sparsity (random ratios in every step), and a search by it under a limit of MACs is the published choice of ratios.
 *
 * <p>Ratios do not fall within a stage: the canonical form has them in order, and genomes of other orders are the same candidate. (The
 * published search sorts the genes of one stage after each mutation.) Unlike there, attention is global, so that tokens which are left out are
 * not attended to either, where the published windows never see each other; a gene is for one layer, not for two; stages
 * are of {@value #STAGE} layers, since these networks have none; the class token is always kept. Skeleton sizes: those of the base,
 * and {@code window}, the side of a window in tokens (1).
 */
public final class SparseVit extends GeneSpace {

    /** What a layer can leave out, of 100; whole numbers, since 10 * (1 - 0.8) is less than 2. */
    static final List<Integer> PERCENTS =
            IntStream.rangeClosed(0, 8).mapToObj(tenth -> 10 * tenth).toList();

    private static final int STAGE = 2;
    private static final String WINDOW = "window";

    private final SearchSpace base;

    private SparseVit(SearchSpace base, int layers) {
        super(
                "sparse-vit",
                "how many windows of tokens each layer leaves out, in " + base.name(),
                WindowText.genes(layers),
                new WindowText(layers));
        this.base = base;
    }

    /**
     * The ratios of one network.
     *
     * @param base a {@link Fixed} network
     * @throws IllegalArgumentException if the base has decisions, or is no transformer with a class token from end to end
     */
    public static SparseVit of(SearchSpace base) {
        if (!base.genes().isEmpty()) {
            throw new IllegalArgumentException("base (%s) must be one network for space sparse-vit, such as %s:%s."
                    .formatted(base.name(), base.name(), base.format(base.canonical(base.base()))));
        }
        Network network = base.decode(base.base(), Sparse.home(base));
        return new SparseVit(
                base, TokenSelection.of(base.name(), network, STAGE).layers());
    }

    @Override
    public SearchSpace over(SearchSpace other) {
        return of(other);
    }

    /** How many different networks there are. */
    public BigInteger networks() {
        int layers = genes().size();
        BigInteger all = BigInteger.ONE;
        for (int first = 0; first < layers; first += STAGE) {
            all = all.multiply(combinations(Math.min(STAGE, layers - first)));
        }
        return all;
    }

    /** In how many ways so many percentages can be chosen where their order does not count. */
    private static BigInteger combinations(int layers) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= layers; i++) {
            ways = ways.multiply(BigInteger.valueOf(PERCENTS.size() + i - 1)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    @Override
    public Setting setting(Shape input, int classes) {
        Setting dense = base.setting(input, classes);
        var skeleton = new TreeMap<>(dense.skeleton());
        skeleton.put(WINDOW, 1);
        return new Setting(dense.input(), dense.classes(), skeleton);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        List<Integer> percents =
                canonical(genome).alleles().stream().map(PERCENTS::get).toList();
        return TokenSelection.of(base.name(), base.decode(base.base(), setting), STAGE)
                .network(percents, setting.size(WINDOW));
    }

    /** Each stage's ratios in ascending order. */
    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        var alleles = new ArrayList<>(genome.alleles());
        for (int first = 0; first < alleles.size(); first += STAGE) {
            Collections.sort(alleles.subList(first, Math.min(first + STAGE, alleles.size())));
        }
        return new Genome(alleles);
    }

    /** The dense network: all ratios have its weights. */
    @Override
    public List<Genome> covering() {
        return List.of(base());
    }

    /** Ratios do not change which rate suits the weights. */
    @Override
    public Network core(Genome genome, Setting setting) {
        return base.core(base.base(), setting);
    }
}
