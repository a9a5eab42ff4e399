package io.github.weft.prune;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.data.Images;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.run.Seeds;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Highest;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.OwnWeights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Prunes untrained networks by the mask choice of their plan, with as many connections in each kernel as it says. Kernels outside of the plan
 * stay dense. Scores that depend on data see up to {@value #OF_EACH_CLASS} training images of each class, as published.
 *
 * <p>Sampled choices score once and draw by the scores (a mask as a sketch of the layer's product).
 */
public final class PruningAtStart implements FirstMasks {

    private static final int OF_EACH_CLASS = 10;

    private final Images train;
    private final String data;
    private final boolean nesting;

    /** @param data name of the data that the training images are from */
    public PruningAtStart(String data, Images train) {
        this(data, train, false);
    }

    private PruningAtStart(String data, Images train, boolean nesting) {
        this.data = data;
        this.train = train;
        this.nesting = nesting;
    }

    /**
     * The same, but what chance decides in one kernel does not depend on the others: by equal seeds and weights, the connections that a plan with
     * fewer of them gets are among those of a plan with more, unless the choice is synaptic flow in rounds.
     */
    public PruningAtStart nesting() {
        return new PruningAtStart(data, train, true);
    }

    @Override
    public Masks choose(SparsityPlan plan, Network network, OwnWeights weights, long seed) {
        Map<String, Mask> full = full(plan, network);
        if (full.isEmpty()) {
            return Masks.of(Map.of());
        }
        RandomGenerator ties = Seeds.generator(seed, "ties");
        var look = new Look(network, weights, batch(seed));
        var flow = new SynapticFlow(look, SynapticFlow.ROUNDS);
        SparsityPlan resolved = plan;
        if (plan.byScores().isPresent()) {
            var counts = new LinkedHashMap<String, Long>();
            flow.overall(plan.total(), full, ties).forEach((name, mask) -> counts.put(name, (long) mask.nonzeros()));
            resolved = plan.resolved(counts);
        }
        if (plan.mask() == MaskChoice.SYNFLOW) {
            return Masks.of(flow.perKernel(resolved.nonzeros(), full, ties));
        }
        return Masks.of(scores(plan.mask(), look, full, seed)
                .highest(resolved.nonzeros(), full, name -> nesting ? Seeds.generator(seed, "ties", name) : ties));
    }

    /**
     * As many connections as a plan has in all, wherever in its kernels the highest scores are.
     *
     * @throws Collapsed if a kernel is left with none
     */
    public Masks chooseOverall(SparsityPlan plan, Network network, OwnWeights weights, long seed) {
        Map<String, Mask> full = full(plan, network);
        RandomGenerator ties = Seeds.generator(seed, "ties");
        var look = new Look(network, weights, batch(seed));
        Map<String, Mask> masks = plan.mask() == MaskChoice.SYNFLOW
                ? new SynapticFlow(look, SynapticFlow.ROUNDS).overall(plan.total(), full, ties)
                : scores(plan.mask(), look, full, seed).highestOfAll(plan.total(), full, ties);
        masks.forEach((name, mask) -> {
            if (mask.nonzeros() == 0) {
                throw new Collapsed(name);
            }
        });
        return Masks.of(masks);
    }

    private static WeightScores scores(MaskChoice choice, Look look, Map<String, Mask> full, long seed) {
        RandomGenerator draw = Seeds.generator(seed, "draw");
        return switch (choice) {
            case RANDOM -> WeightScores.equal(full);
            case MAGNITUDE -> look.magnitudes(full.keySet());
            case SNIP -> look.snip(full.keySet());
            case GRASP -> look.grasp(full.keySet());
            case SYNFLOW -> look.flow(full);
            case SAMPLED_MAGNITUDE -> look.squares(full.keySet()).drawn(draw);
            case SAMPLED_SNIP -> look.snip(full.keySet()).drawn(draw);
            case SAMPLED_SYNFLOW -> look.flow(full).drawn(draw);
        };
    }

    private static Map<String, Mask> full(SparsityPlan plan, Network network) {
        var full = new LinkedHashMap<String, Mask>();
        var unknown = new LinkedHashMap<>(plan.nonzeros());
        for (Param param : network.params()) {
            Long count = unknown.remove(param.name());
            if (count != null && count > param.count()) {
                throw new IllegalArgumentException(
                        "kernel (%s) of %s weights cannot keep %s.".formatted(param.name(), param.count(), count));
            }
            if (count != null) {
                full.put(param.name(), Mask.full(Math.toIntExact(param.count())));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the plan names kernels (%s) that the network has not.".formatted(unknown.keySet()));
        }
        return full;
    }

    /** The first images of each class in an order drawn by the seed. */
    private Batch batch(long seed) {
        int[] order = Highest.places(
                train.size(),
                IntStream.range(0, train.size()).toArray(),
                new double[train.size()],
                Seeds.generator(seed, "images"));
        var seen = new LinkedHashMap<Integer, Integer>();
        int[] images = Arrays.stream(order)
                .filter(image -> seen.merge(train.label(image), 1, Integer::sum) <= OF_EACH_CLASS)
                .toArray();
        var pixels = new float[Math.toIntExact(images.length * train.shape().size())];
        train.copy(images, pixels);
        return Batch.of(
                data,
                train.shape(),
                pixels,
                Arrays.stream(images).map(train::label).toArray());
    }
}
