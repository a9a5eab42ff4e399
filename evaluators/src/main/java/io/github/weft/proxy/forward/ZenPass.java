package io.github.weft.proxy.forward;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.algebra.Gaussian;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.run.Seeds;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a small change of Gaussian images does to the map before the last pooling, and what batch norm hides of it.
 *
 * @param change the mean over images of the sum of absolute changes
 * @param variances by batch norm, its running variance after both passes, the mean over channels
 */
public record ZenPass(double change, List<Double> variances) {

    private static final int IMAGES = 16;
    private static final int REPEATS = 1;
    private static final float STEP = .01f;

    /** One for each draw of weights and images. */
    public static final Reading<List<ZenPass>> READING = Reading.ofSeed(
            "zen",
            Map.of(
                    "initialisation",
                    Initialisation.STANDARD_NORMAL.toString(),
                    "input",
                    "gaussian",
                    "images",
                    String.valueOf(IMAGES),
                    "batch-norm",
                    "batch",
                    "variance",
                    "running-of-two-updates",
                    "residual-links",
                    "kept",
                    "dtype",
                    "float32",
                    "repeats",
                    String.valueOf(REPEATS)),
            ZenPass::all);

    private static List<ZenPass> all(Lens lens) {
        List<ZenPass> passes = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            passes.add(run(lens, Seeds.derive(lens.seed(), "zen", repeat)));
        }
        return passes;
    }

    private static ZenPass run(Lens lens, long seed) {
        Network network = lens.model().network();
        String pooling = network.nodes().stream()
                .filter(node -> node.op() instanceof Op.GlobalAveragePool)
                .map(Node::name)
                .reduce((one, later) -> later)
                .orElseThrow(() -> new NotApplicable("the network has no map that is pooled into a vector"));
        Shape shape = lens.batches().base().shape();
        float[] images = Gaussian.values(IMAGES * shape.size(), seed, "images");
        float[] moved = Gaussian.values(IMAGES * shape.size(), seed, "step");
        for (int i = 0; i < moved.length; i++) {
            moved[i] = images[i] + STEP * moved[i];
        }
        try (Scope draw = lens.scope().inner()) {
            OwnWeights weights = lens.drawn(network, Initialisation.STANDARD_NORMAL, seed, draw);
            var statistics = Statistics.moving(network, weights.leaves().type(), draw);
            Batch one = Batch.of("gaussian", shape, images, new int[IMAGES]);
            Batch other = Batch.of("gaussian", shape, moved, new int[IMAGES]);
            double[] before = map(new Subject(network, weights, one, lens.deadline(), draw), statistics, pooling);
            double[] after = map(new Subject(network, weights, other, lens.deadline(), draw), statistics, pooling);
            double change = 0;
            for (int i = 0; i < before.length; i++) {
                change += Math.abs(before[i] - after[i]);
            }
            return new ZenPass(change / IMAGES, variances(statistics));
        }
    }

    private static double[] map(Subject subject, Statistics statistics, String pooling) {
        List<double[]> seen = new ArrayList<>();
        try (Scope pass = subject.scope().inner()) {
            Pass options = Pass.with(new BatchNormMode.Collect(statistics))
                    .until(subject.deadline())
                    .observedBy((node, inputs, output) -> {
                        if (node.name().equals(pooling)) {
                            seen.add(Doubles.of(inputs.get(0)));
                        }
                        return output;
                    });
            var executor = new Executor(subject.network(), subject.own());
            Torch.plain(() -> executor.logits(subject.images(pass), pass, options));
        }
        return seen.get(0);
    }

    private static List<Double> variances(Statistics statistics) {
        List<Double> means = new ArrayList<>();
        statistics.values().forEach((name, values) -> {
            if (name.endsWith(".variance")) {
                means.add(IntStream.range(0, values.length)
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElseThrow());
            }
        });
        return means;
    }
}
