package io.github.weft.evopress;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.sparsity.Apportionment;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.Levels;
import io.github.weft.sparsity.Range;
import io.github.weft.sparsity.Start;
import io.github.weft.sparsity.StayDense;
import io.github.weft.supernet.Recalibration;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.train.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prunes a trained network to one exact budget, by magnitude within each kernel, and looks for the shares of the kernels at which its
 * answers change least. What it searches by are the validation images, without their labels; what it tells are the test images.
 *
 * <p>No weight is trained after pruning, but normalisations get running statistics of their own from training images ({@link
 * Recalibration}): with those of the dense network even little pruning leaves nothing but chance. While searching, the images looked at
 * stand in for them. The paper's language models need neither.
 *
 * <p>Level 0 is uniform pruning, and a level is worth an eighth of what the mean kernel keeps, or loses if that is less. The paper's kernels
 * are alike in size and may move 8 smaller levels; here, where the largest may have thirty times the weights of the smallest, each may move
 * as far as its weights go.
 */
public final class NetworkPruning {

    /** Steps in what the mean kernel keeps or loses. */
    private static final int STEPS = 8;

    private final Dataset data;
    private final List<Layer> layers;
    private final Apportionment uniform;
    private final double density;
    private final long step;
    private final Levels levels;
    private final PrunableNetwork network;
    private final Divergence onValidation;
    private final Divergence onTest;
    private final Scope scope;

    /**
     * Runs the dense network once over validation and test images.
     *
     * @param density share of the weights, of all kernels that may lose any together, that stay
     * @param scope in which all weights live
     * @throws IllegalArgumentException if the density is not above 0 and at most 1 or leaves less than a weight for each unit, if no kernel may
     *     lose weights, or if the weights are another network's
     */
    public NetworkPruning(Network network, Snapshot trained, Dataset data, double density, Scope scope) {
        this.data = data;
        this.layers = StayDense.usual().prunable(network);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network with %s parameters has no kernel large enough to lose weights."
                    .formatted(network.params().size()));
        }
        this.density = density;
        this.scope = scope;
        this.uniform = Apportionment.of(layers, density, Start.UNIFORM);
        long all = layers.stream().mapToLong(Layer::weights).sum();
        this.step = Math.max(1, (long) (Math.min(density, 1 - density) * all / (STEPS * layers.size())));
        this.levels = levels(uniform, step);
        this.network = new PrunableNetwork(network, trained, layers, scope);
        this.onValidation = new Divergence(this.network, data.validation(), scope);
        this.onTest = new Divergence(this.network, data.test(), scope);
    }

    private static Levels levels(Apportionment uniform, long step) {
        var lowest = new ArrayList<Integer>();
        var highest = new ArrayList<Integer>();
        for (int i = 0; i < uniform.counts().size(); i++) {
            Range range = uniform.budget().ranges().get(i);
            lowest.add(-Math.toIntExact((uniform.counts().get(i) - range.fewest()) / step));
            highest.add(Math.toIntExact((range.most() - uniform.counts().get(i)) / step));
        }
        return new Levels(lowest, highest);
    }

    /** The kernels that lose weights, in the network's order. */
    public List<Layer> layers() {
        return layers;
    }

    /** Weights that they keep together. */
    public long budget() {
        return uniform.budget().nonzeros();
    }

    /** The search for the best levels. */
    public EvoPress search(int lambda, Rounds rounds, long seed) {
        return new EvoPress(
                levels,
                lambda,
                rounds,
                (candidates, sample) -> onValidation.means(
                        candidates.stream().map(this::counts).toList(),
                        sample.of(data.validation().size())),
                seed);
    }

    /** Weights of each kernel at some levels; the budget in sum. */
    public List<Long> counts(List<Integer> moved) {
        levels.check(moved);
        return IntStream.range(0, moved.size())
                .mapToObj(i -> uniform.counts().get(i) + moved.get(i) * step)
                .toList();
    }

    /** Weights of each kernel by a rule that looks at shapes alone; the budget in sum. */
    public List<Long> counts(Start start) {
        return Apportionment.of(layers, density, start).counts();
    }

    /** What the network loses at some counts, on the test images. */
    public Loss loss(List<Long> counts) {
        try (Scope inner = scope.inner()) {
            return onTest.loss(counts, statistics(counts, inner));
        }
    }

    /** Those that were trained if all weights are there. */
    private Statistics statistics(List<Long> counts, Scope inner) {
        return counts.equals(dense())
                ? network.statistics()
                : Recalibration.usual()
                        .of(network.network(), network.pruned(counts, inner), data, Deadline.none(), inner);
    }

    /** All weights of each kernel. */
    public List<Long> dense() {
        return layers.stream().map(Layer::weights).toList();
    }

    /** All numbers of the network at some counts. */
    public Snapshot pruned(List<Long> counts) {
        try (Scope inner = scope.inner()) {
            return network.snapshot(counts, statistics(counts, inner));
        }
    }
}
