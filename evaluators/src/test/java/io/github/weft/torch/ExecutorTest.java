package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class ExecutorTest {

    private static final BatchNormMode BATCH = new BatchNormMode.Batch();

    @Test
    void convolvesWithZeroPadding() {
        var op = new Op.Conv2d(1, 1, 3, 1, 1, 1, 1, false);
        Network network = Fixtures.single(op, Shape.image(1, 3, 3), Fixtures.kernel("w", 1, 1, 3, 3));

        float[] output = run(network, Map.of("w", constant(9, 1)), constant(9, 1), BATCH, 1, 1, 3, 3);

        assertThat(output).containsExactly(4, 6, 4, 6, 9, 6, 4, 6, 4);
    }

    @Test
    void convolvesEachChannelAloneWhenDepthwise() {
        var op = new Op.Conv2d(2, 2, 1, 1, 0, 1, 2, false);
        Network network = Fixtures.single(op, Shape.image(2, 1, 2), Fixtures.kernel("w", 2, 1, 1, 1));

        float[] output = run(network, Map.of("w", new float[] {10, -1}), new float[] {1, 2, 3, 4}, BATCH, 1, 2, 1, 2);

        assertThat(output).containsExactly(10, 20, -3, -4);
    }

    @Test
    void skipsPixelsWhenDilated() {
        var op = new Op.Conv2d(1, 1, 3, 1, 2, 2, 1, false);
        Network network = Fixtures.single(op, Shape.image(1, 1, 5), Fixtures.kernel("w", 1, 1, 3, 3));
        float[] kernel = {0, 0, 0, 1, 10, 100, 0, 0, 0};

        float[] output = run(network, Map.of("w", kernel), new float[] {1, 2, 3, 4, 5}, BATCH, 1, 1, 1, 5);

        assertThat(output).containsExactly(310, 420, 531, 42, 53);
    }

    @Test
    void joinsChannelsAndLaysThemOut() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.image(2, 1, 2));
        String relu = builder.activation("relu", x, Op.Activation.Function.RELU);
        builder.output(Network.LOGITS, builder.flatten("flat", builder.concat("joined", List.of(relu, x))));

        float[] output = run(builder.build(), Map.of(), new float[] {1, -2, 3, 4}, BATCH, 1, 2, 1, 2);

        assertThat(output).containsExactly(1, 0, 3, 4, 1, -2, 3, 4);
    }

    @Test
    void normalisesWithoutScaleAndShift() {
        Network network = Fixtures.single(new Op.BatchNorm(2, false), Shape.vector(2));

        float[] output = run(network, Map.of(), new float[] {1, 10, 3, 30}, BATCH, 2, 2);

        assertThat(output).containsExactly(new float[] {-1, -1, 1, 1}, within(1e-4f));
        assertThat(run(network, Map.of(), new float[] {1, 10, 3, 30}, new BatchNormMode.Off(), 2, 2))
                .containsExactly(1, 10, 3, 30);
    }

    @Test
    void convolvesWithStrideAndBias() {
        var op = new Op.Conv2d(1, 1, 1, 2, 0, 1, 1, true);
        var bias = new Param("b", Role.BIAS, List.of(Extent.whole(1)));
        Network network = Fixtures.single(op, Shape.image(1, 3, 3), Fixtures.kernel("w", 1, 1, 1, 1), bias);

        float[] output = run(
                network,
                Map.of("w", new float[] {2}, "b", new float[] {.5f}),
                new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
                BATCH,
                1,
                1,
                3,
                3);

        assertThat(output).containsExactly(2.5f, 6.5f, 14.5f, 18.5f);
    }

    @Test
    void averagesWithoutCountingPadding() {
        Network network = Fixtures.single(new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1, 1), Shape.image(1, 3, 3));

        float[] output = run(network, Map.of(), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, BATCH, 1, 1, 3, 3);

        assertThat(output).containsExactly(3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7);
    }

    @Test
    void poolsTheMaximumAndTheMean() {
        float[] image = {1, -2, 3, -4, -5, -6, -7, -8};
        Network maximum = Fixtures.single(new Op.Pool(Op.Pool.Kind.MAXIMUM, 2, 2, 0), Shape.image(2, 2, 2));
        Network mean = Fixtures.single(new Op.GlobalAveragePool(), Shape.image(2, 2, 2));

        assertThat(run(maximum, Map.of(), image, BATCH, 1, 2, 2, 2)).containsExactly(3, -5);
        assertThat(run(mean, Map.of(), image, BATCH, 1, 2, 2, 2)).containsExactly(-.5f, -6.5f);
    }

    @Test
    void activates() {
        float[] x = {-4, -1, 0, 1, 4, 8};

        assertThat(activated(Op.Activation.Function.RELU, x)).containsExactly(0, 0, 0, 1, 4, 8);
        assertThat(activated(Op.Activation.Function.RELU6, x)).containsExactly(0, 0, 0, 1, 4, 6);
        assertThat(activated(Op.Activation.Function.HARD_SWISH, x))
                .containsExactly(new float[] {0, -1 / 3f, 0, 2 / 3f, 4, 8}, within(1e-6f));
        assertThat(activated(Op.Activation.Function.SIGMOID, new float[] {0, 1, 2, 3, 4, -1}))
                .containsExactly(
                        new float[] {.5f, .7310586f, .8807971f, .95257413f, .98201379f, .26894142f}, within(1e-6f));
    }

    @Test
    void addsAnInputAsOftenAsItStands() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(2));
        String doubled = builder.add("doubled", List.of(x, x));
        builder.output(Network.LOGITS, builder.add("sum", List.of(x, doubled, x)));

        assertThat(run(builder.build(), Map.of(), new float[] {1, -2}, BATCH, 1, 2))
                .containsExactly(4, -8);
    }

    @Test
    void multipliesByZero() {
        Network network = Fixtures.single(new Op.Zero(), Shape.vector(2));

        assertThat(run(network, Map.of(), new float[] {3, 4}, BATCH, 1, 2)).containsExactly(0, 0);
    }

    @Test
    void normalisesByBatchRunningOrNotAtAll() {
        Network network = normalisation();
        Map<String, float[]> values = Map.of("n.scale", new float[] {2}, "n.shift", new float[] {1});
        float[] x = {1, 2, 3, 6}; // mean 3, variance 3.5 (unbiased 14/3)

        try (Scope scope = Scope.open()) {
            Statistics moving = Statistics.moving(network, DataType.FLOAT32, scope);
            Statistics cumulative = Statistics.cumulative(network, DataType.FLOAT32, scope);

            float deviation = (float) Math.sqrt(3.5 + 1e-5);
            float[] byBatch = {1 - 4 / deviation, 1 - 2 / deviation, 1, 1 + 6 / deviation};
            assertThat(run(network, values, x, BATCH, 4, 1)).containsExactly(byBatch, within(1e-6f));
            assertThat(run(network, values, x, new BatchNormMode.Collect(moving), 4, 1))
                    .containsExactly(byBatch, within(1e-6f));
            run(network, values, new float[] {0, 0, 4, 4}, new BatchNormMode.Collect(cumulative), 4, 1);
            run(network, values, x, new BatchNormMode.Collect(cumulative), 4, 1);

            assertThat(moving.values().get("n.mean")).containsExactly(new float[] {.3f}, within(1e-6f));
            assertThat(moving.values().get("n.variance")).containsExactly(new float[] {.9f + 1.4f / 3}, within(1e-6f));
            assertThat(cumulative.values().get("n.mean")).containsExactly(new float[] {2.5f}, within(1e-6f));
            assertThat(cumulative.values().get("n.variance")).containsExactly(new float[] {5}, within(1e-5f));
            moving.restore(Map.of("n.mean", new float[] {2}, "n.variance", new float[] {4}));
            assertThat(run(network, values, x, new BatchNormMode.Running(moving), 4, 1))
                    .containsExactly(new float[] {0, 1, 2, 5}, within(1e-4f));
            assertThat(run(network, values, x, new BatchNormMode.Off(), 4, 1)).containsExactly(x);
        }
    }

    @Test
    void showsEveryOperationAndTakesWhatTheObserverReturns() {
        Network network = Fixtures.twoLayers(true);
        List<String> seen = new ArrayList<>();
        Observer doubling = (node, inputs, output) -> {
            seen.add(node.name());
            return node.name().equals("relu") ? output.mul(2) : output;
        };

        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Fixtures.reluWeights(), DataType.FLOAT32, scope);
            Pass pass = Pass.with(BATCH).observedBy(doubling);
            float[] logits = new Executor(network, weights)
                    .logits(scope.floats(new float[] {-1, 2}, 1, 2), scope, pass)
                    .toFloatArray();

            assertThat(seen).containsExactly("x", "first", "relu", "second");
            assertThat(logits).containsExactly(2, 1);
        }
    }

    @Test
    void stopsAtTheDeadline() {
        Network network = Fixtures.twoLayers(true);
        Deadline passed = Deadline.after(Duration.ofSeconds(-1), () -> Instant.EPOCH);

        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope);
            var batch = scope.floats(new float[] {-1, 2}, 1, 2);

            assertThatThrownBy(() -> new Executor(network, weights)
                            .logits(batch, scope, Pass.with(BATCH).until(passed)))
                    .isInstanceOf(Deadline.OutOfTime.class);
        }
    }

    @Test
    void rejectsABatchOfAnotherShape() {
        assertThatThrownBy(() -> run(Fixtures.twoLayers(true), Map.of(), new float[] {1, 2, 3}, BATCH, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input (x) must have shape Bx2, not (1, 3).");
    }

    private static Network normalisation() {
        var builder = new NetworkBuilder();
        builder.output(Network.LOGITS, builder.batchNorm("n", builder.input("x", Shape.vector(1)), Extent.whole(1)));
        return builder.build();
    }

    private static float[] activated(Op.Activation.Function function, float[] x) {
        return run(Fixtures.single(new Op.Activation(function), Shape.vector(6)), Map.of(), x, BATCH, 1, 6);
    }

    private static float[] constant(int count, float value) {
        float[] values = new float[count];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static float[] run(
            Network network, Map<String, float[]> values, float[] batch, BatchNormMode mode, long... shape) {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, values, DataType.FLOAT32, scope);
            return Torch.plain(() -> new Executor(network, weights)
                    .logits(scope.floats(batch, shape), scope, Pass.with(mode))
                    .toFloatArray());
        }
    }
}
