package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import io.github.weft.torch.Weights;
import io.github.weft.train.Descent;
import io.github.weft.train.SmoothedCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A supernet's step against the same sub-network's step by itself, as its own trainer does it, in turns; forward and backward over slices
 * of shared tensors against copies of them; and the supernet's first step on a network, for whose shapes the engine must prepare itself.
 */
final class StepBenchmark {

    private static final double BAR = 1.1;
    private static final int ROUNDS = 9;

    private StepBenchmark() {}

    static void run(String space, int networks) {
        var chosen = new SupernetBenchmark.Chosen();
        Terms terms = SupernetBenchmark.terms(space, chosen);
        List<Double> steps = new ArrayList<>();
        List<Double> firsts = new ArrayList<>();
        List<Double> slices = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            var trainer = new SupernetTrainer(supernet);
            for (int i = 0; i < networks; i++) {
                Genome genome = SupernetBenchmark.genome(terms.space(), i);
                chosen.choose(genome);
                Network network = terms.space().decode(genome, terms.setting());
                try (Scope candidate = scope.inner()) {
                    var single = new Single(terms, network, candidate);
                    double first = seconds(trainer::step);
                    double[] times = medians(trainer::step, single::step, () -> single.pass(supernet), single::pass);
                    firsts.add(first / times[1]);
                    steps.add(times[0] / times[1]);
                    slices.add(times[2] / times[3]);
                    alone.add(times[1]);
                }
            }
        }
        double ratio = SupernetBenchmark.median(steps);
        System.out.printf(
                Locale.ROOT,
                "%-12s supernet step / stand-alone step %.3f, median of %d networks (%.2f to %.2f); bar %.1f: %s. Forward and backward over slices / copies %.3f. First step on a network / stand-alone step %.2f. Stand-alone step %.1f ms%n",
                space,
                ratio,
                networks,
                steps.stream().min(Double::compare).orElseThrow(),
                steps.stream().max(Double::compare).orElseThrow(),
                BAR,
                ratio <= BAR ? "met" : "MISSED",
                SupernetBenchmark.median(slices),
                SupernetBenchmark.median(firsts),
                1e3 * SupernetBenchmark.median(alone));
    }

    /** Steps of one network by itself. */
    static void alone(Terms terms, Network network, int steps) {
        try (Scope scope = Scope.open()) {
            var single = new Single(terms, network, scope);
            for (int step = 0; step < steps; step++) {
                single.step();
            }
        }
    }

    /** Median seconds of each, in turns, after three rounds to warm up. */
    private static double[] medians(Runnable... works) {
        List<List<Double>> times = new ArrayList<>();
        for (Runnable work : works) {
            times.add(new ArrayList<>());
        }
        for (int round = -3; round < ROUNDS; round++) {
            for (int i = 0; i < works.length; i++) {
                double seconds = seconds(works[i]);
                if (round >= 0) {
                    times.get(i).add(seconds);
                }
            }
        }
        return times.stream().mapToDouble(SupernetBenchmark::median).toArray();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** One network by itself, stepped as {@link io.github.weft.train.Trainer} does. */
    private static final class Single {
        private final Terms terms;
        private final Network network;
        private final Scope scope;
        private final OwnWeights own;
        private final Descent descent;
        private final Pass pass;
        private final Course course;
        private int number;

        Single(Terms terms, Network network, Scope scope) {
            this.terms = terms;
            this.network = network;
            this.scope = scope;
            this.own = OwnWeights.of(network, terms.recipe().initialisation(), 1, DataType.FLOAT32, scope);
            this.descent = new Descent(own.leaves(), terms.recipe().optimizer(), scope);
            this.pass = Pass.with(new BatchNormMode.Collect(Statistics.moving(network, DataType.FLOAT32, scope)));
            this.course = new Course(terms.data().train(), terms.recipe().presentation(), 1);
        }

        void step() {
            try (Scope inner = scope.inner()) {
                Torch.backward(loss(own, inner));
                descent.step(0.01, inner);
            }
        }

        private NDArray loss(Weights weights, Scope inner) {
            Course.Batch batch = course.batch(number++);
            Shape shape = terms.data().shape();
            NDArray input = inner.floats(
                    batch.pixels(), batch.labels().length, shape.features(), shape.height(), shape.width());
            return Torch.recording(() -> {
                NDArray loss = SmoothedCrossEntropy.of(
                        new Executor(network, weights).logits(input, inner, pass), batch.labels(), 0.1, inner);
                loss.getFloat();
                return loss;
            });
        }

        /** Forward and backward alone, over copies. */
        void pass() {
            try (Scope inner = scope.inner()) {
                Torch.backward(loss(own, inner));
                own.leaves().clearGradients();
            }
        }

        /** Forward and backward alone, over slices. */
        void pass(Supernet supernet) {
            try (Scope inner = scope.inner()) {
                Torch.backward(loss(SliceLeaves.of(network, supernet.weights(), inner), inner));
            }
        }
    }
}
