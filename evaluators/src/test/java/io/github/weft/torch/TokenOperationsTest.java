package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.run.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on tokens against loops over numbers. */
@Tag("torch")
class TokenOperationsTest {

    private static final Offset<Double> CLOSE = within(1e-10);
    private static final int HEADS = 2;
    private static final int SIZE = 3;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int COUNT = ROWS * COLUMNS + 1;
    private static final int FEATURES = HEADS * SIZE;

    @ParameterizedTest(name = "reach {0}")
    @ValueSource(ints = {0, 1, 2})
    void attentionEqualsItsFormula(int reach) {
        var builder = new NetworkBuilder();
        String tokens = builder.input("x", Shape.tokens(COUNT, FEATURES));
        var entries = Extent.whole(2 * reach + 2);
        List<Param> tables = reach == 0
                ? List.of()
                : List.of("key-rows", "key-columns", "value-rows", "value-columns").stream()
                        .map(name -> new Param(name, Role.POSITION, List.of(entries, Extent.whole(SIZE))))
                        .toList();
        builder.output(
                Network.LOGITS,
                builder.node(
                        "attention",
                        new TokenOp.Attention(HEADS, SIZE, ROWS, COLUMNS, reach),
                        List.of(tokens, tokens, tokens),
                        tables));
        Map<String, float[]> values = new HashMap<>();
        tables.forEach(table -> values.put(table.name(), noise(table.name(), (2 * reach + 2) * SIZE)));
        float[] x = noise("x", COUNT * FEATURES);

        double[] output = run(builder.build(), values, x, COUNT, FEATURES);

        for (int head = 0; head < HEADS; head++) {
            for (int from = 0; from < COUNT; from++) {
                double[] expected = attend(x, head, from, reach, values);
                for (int d = 0; d < SIZE; d++) {
                    assertThat(output[from * FEATURES + head * SIZE + d]).isEqualTo(expected[d], CLOSE);
                }
            }
        }
    }

    private static double[] attend(float[] x, int head, int from, int reach, Map<String, float[]> tables) {
        double[] shares = new double[COUNT];
        double sum = 0;
        for (int to = 0; to < COUNT; to++) {
            double logit = 0;
            for (int d = 0; d < SIZE; d++) {
                double key = x[to * FEATURES + head * SIZE + d] + position("key", from, to, d, reach, tables);
                logit += x[from * FEATURES + head * SIZE + d] * key;
            }
            shares[to] = Math.exp(logit / Math.sqrt(SIZE));
            sum += shares[to];
        }
        double[] output = new double[SIZE];
        for (int to = 0; to < COUNT; to++) {
            for (int d = 0; d < SIZE; d++) {
                double value = x[to * FEATURES + head * SIZE + d] + position("value", from, to, d, reach, tables);
                output[d] += shares[to] / sum * value;
            }
        }
        return output;
    }

    private static double position(String kind, int from, int to, int d, int reach, Map<String, float[]> tables) {
        if (reach == 0) {
            return 0;
        }
        boolean first = from == 0 || to == 0;
        int rows = (to - 1) / COLUMNS - (from - 1) / COLUMNS;
        int columns = (to - 1) % COLUMNS - (from - 1) % COLUMNS;
        return entry(tables, kind + "-rows", first, rows, d, reach)
                + entry(tables, kind + "-columns", first, columns, d, reach);
    }

    private static double entry(
            Map<String, float[]> tables, String table, boolean first, int difference, int d, int reach) {
        int entry = first ? 0 : Math.min(reach, Math.max(-reach, difference)) + reach + 1;
        return tables.getOrDefault(table, new float[0])[entry * SIZE + d];
    }

    @Test
    void anImageBecomesTokensRowByRow() {
        var builder = new NetworkBuilder();
        String image = builder.input("x", Shape.image(2, 1, 3));
        builder.output(Network.LOGITS, builder.node("tokens", new TokenOp.Tokens(), List.of(image), List.of()));

        assertThat(run(builder.build(), Map.of(), new float[] {1, 2, 3, 10, 20, 30}, 2, 1, 3))
                .containsExactly(1, 10, 2, 20, 3, 30);
    }

    @Test
    void tokensBecomeAnImageRowByRow() {
        var builder = new NetworkBuilder();
        String tokens = builder.input("x", Shape.tokens(6, 2));
        builder.output(Network.LOGITS, builder.node("grid", new TokenOp.Grid(2, 3), List.of(tokens), List.of()));
        Network network = builder.build();

        assertThat(network.shape("grid")).isEqualTo(Shape.image(2, 2, 3));
        assertThat(run(network, Map.of(), new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60}, 6, 2))
                .containsExactly(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60);
        assertThatThrownBy(() -> new TokenOp.Grid(2, 2).outputShape(List.of(Shape.tokens(6, 2))))
                .hasMessage("a grid of 2x2 takes 4 tokens, not (6x2).");
    }

    @Test
    void aClassTokenComesFirstAndTheMeanLeavesItOut() {
        var builder = new NetworkBuilder();
        String tokens = builder.input("x", Shape.tokens(2, 2));
        var token = new Param("token", Role.POSITION, List.of(Extent.whole(2)));
        var places = new Param("places", Role.POSITION, List.of(Extent.whole(3), Extent.whole(2)));
        String at = builder.node("first", new TokenOp.ClassToken(2), List.of(tokens), List.of(token));
        at = builder.node("places", new TokenOp.Positions(3, 2), List.of(at), List.of(places));
        builder.output("tokens", at);
        builder.output(Network.LOGITS, builder.node("mean", new TokenOp.TokenMean(1), List.of(at), List.of()));
        Map<String, float[]> values =
                Map.of("token", new float[] {7, 8}, "places", new float[] {100, 200, 10, 20, 30, 40});

        assertThat(run(builder.build(), values, new float[] {1, 2, 3, 4}, 2, 2)).containsExactly(22, 33);
    }

    @Test
    void layerNormHasMeanAndDeviationOfItsOwnFeatures() {
        var builder = new NetworkBuilder();
        String tokens = builder.input("x", Shape.tokens(1, 2));
        var wide = List.of(Extent.whole(2));
        builder.output(
                Network.LOGITS,
                builder.node(
                        "norm",
                        new TokenOp.LayerNorm(2),
                        List.of(tokens),
                        List.of(new Param("scale", Role.NORM_SCALE, wide), new Param("shift", Role.NORM_SHIFT, wide))));
        Map<String, float[]> values = Map.of("scale", new float[] {2, 3}, "shift", new float[] {10, 20});
        double unit = 1 / Math.sqrt(1 + TokenOp.LayerNorm.EPSILON);

        assertThat(run(builder.build(), values, new float[] {4, 6}, 1, 2))
                .containsExactly(new double[] {10 - 2 * unit, 20 + 3 * unit}, within(1e-6));
    }

    @Test
    void geluIsTheInputTimesTheNormalDistribution() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(3));
        builder.output(Network.LOGITS, builder.activation("gelu", x, Op.Activation.Function.GELU));

        assertThat(run(builder.build(), Map.of(), new float[] {0, 1, -1}, 3))
                .containsExactly(new double[] {0, .8413447461, -.1586552539}, within(1e-9));
    }

    private static double[] run(Network network, Map<String, float[]> values, float[] x, long... dims) {
        long[] batch = new long[dims.length + 1];
        batch[0] = 1;
        System.arraycopy(dims, 0, batch, 1, dims.length);
        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, values, DataType.FLOAT64, scope);
            NDArray input = scope.floats(x, batch).toType(DataType.FLOAT64, false);
            Pass pass = Pass.with(new BatchNormMode.Batch());
            return Torch.plain(() ->
                    new Executor(network, weights).logits(input, scope, pass).toDoubleArray());
        }
    }

    private static float[] noise(String name, int count) {
        var random = Seeds.generator(1, name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
