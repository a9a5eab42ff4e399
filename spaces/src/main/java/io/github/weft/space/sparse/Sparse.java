package io.github.weft.space.sparse;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Moves;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.StayDense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks of another space with few connections: how many weights under one exact budget, how they are shared out between kernels, which
 * ones at first, and how they move while the network is trained. Where the base has decisions, they are made together with these.
 *
 * <p>Levels are mended as a genome is read: each into what its kernel allows, then to 0 in sum. The canonical form has the mended ones, those
 * of the base's own sizes at 1x28x28 with 10 classes (or the next larger image it takes), so that different canonical forms have different counts
 * there. A density that leaves less than one weight a unit is raised to the next.
 */
public final class Sparse extends GeneSpace {

    private static final int REMEMBERED = 1_024;
    private static final int CLASSES = 10;
    private static final List<Shape> INPUTS =
            List.of(Shape.image(1, 28, 28), Shape.image(3, 32, 32), Shape.image(3, 224, 224));

    private final SearchSpace base;
    private final Setting home;
    private final SparseGenes genes;
    private final SparseMoves moves;
    private final Map<Genome, List<Layer>> layers = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Genome, List<Layer>> eldest) {
            return size() > REMEMBERED;
        }
    });

    private Sparse(SearchSpace base, Setting home, SparseGenes genes) {
        super(
                "sparse",
                "few weights that move while they train, under an exact budget, in " + base.name(),
                Stream.concat(base.genes().stream(), genes.genes().stream()).toList(),
                new SparseText(base, genes));
        this.base = base;
        this.home = home;
        this.genes = genes;
        this.moves = new SparseMoves(this, base, genes);
    }

    /**
     * All networks of a space, or a {@link Fixed} one.
     *
     * @throws IllegalArgumentException if the base is sparse itself, or takes no images of the usual sizes
     */
    public static Sparse of(SearchSpace base) {
        if (base instanceof Sparse) {
            throw new IllegalArgumentException(
                    "base (%s) must be a dense space, such as mobile.".formatted(base.name()));
        }
        Setting home = home(base);
        List<String> kernels = base.covering().stream()
                .flatMap(genome -> StayDense.usual().prunable(base.decode(genome, home)).stream())
                .map(Layer::kernel)
                .distinct()
                .toList();
        return new Sparse(base, home, new SparseGenes(base.genes().size(), kernels));
    }

    /** The setting of the first of some usual images that a space takes. */
    static Setting home(SearchSpace base) {
        var reasons = new ArrayList<String>();
        for (Shape input : INPUTS) {
            try {
                return base.setting(input, CLASSES);
            } catch (IllegalArgumentException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IllegalArgumentException(
                "base (%s) takes none of %s: %s".formatted(base.name(), INPUTS, reasons.get(reasons.size() - 1)));
    }

    @Override
    public SearchSpace over(SearchSpace other) {
        return of(other);
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return base.setting(input, classes);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        return base.decode(genes.base(canonical(genome)), setting);
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    public Optional<SparsityPlan> sparsity(Genome genome, Network network) {
        return new Fit(genes, StayDense.usual().prunable(network)).plan(canonical(genome));
    }

    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        var alleles = new ArrayList<>(base.canonical(genes.base(genome)).alleles());
        alleles.addAll(genome.alleles().subList(genes.first(), genome.alleles().size()));
        return fit(genome).canonical(new Genome(alleles));
    }

    @Override
    protected boolean counts(Genome genome, int gene) {
        return gene < genes.first()
                ? base.active(genes.base(genome), gene)
                : fit(genome).counts(genome, gene - genes.first());
    }

    /** What the genes of sparsity mean for a genome's network at home. */
    Fit fit(Genome genome) {
        Genome bare = base.canonical(genes.base(genome));
        return new Fit(
                genes, layers.computeIfAbsent(bare, key -> StayDense.usual().prunable(base.decode(key, home))));
    }

    @Override
    public Moves moves() {
        return moves;
    }

    @Override
    public Optional<String> objection(Genome genome, Setting setting) {
        return base.objection(genes.base(genome), setting);
    }

    @Override
    public Network core(Genome genome, Setting setting) {
        return base.core(genes.base(genome), setting);
    }

    @Override
    public Map<String, Double> codingCosts(Genome genome, Setting setting) {
        return base.codingCosts(genes.base(genome), setting);
    }

    @Override
    public Genome base() {
        return dense(base.base());
    }

    @Override
    public List<Genome> covering() {
        return base.covering().stream().map(this::dense).toList();
    }

    private Genome dense(Genome bare) {
        var alleles = new ArrayList<>(bare.alleles());
        alleles.addAll(Collections.nCopies(genes().size() - genes.first(), 0));
        return new Genome(alleles);
    }

    @Override
    public SearchSpace keepingDeadEdges() {
        return of(base.keepingDeadEdges());
    }

    @Override
    public SearchSpace transformingKernels() {
        return of(base.transformingKernels());
    }
}
