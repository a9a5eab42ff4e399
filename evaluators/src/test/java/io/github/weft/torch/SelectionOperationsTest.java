package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.sparse.Fixed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the tokens through a layer, the others past it. */
@Tag("torch")
class SelectionOperationsTest {

    private static final Pass PASS = Pass.with(new BatchNormMode.Batch());
    private static final float[] TWO_SAMPLES = {
        0, 0, 1, -1, 3, -3, 2, 2, 0, 1, // mean activity of the grid: 1, 3, 2, .5
        7, 7, 0, 0, 1, 0, -5, 0, 1, 1 // 0, .5, 2.5, 1
    };

    /** Tokens of a 2x2 grid behind a class token: what is taken is squared, the rest is not. */
    private static Network squaring(int count) {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.tokens(5, 2));
        String order = builder.node("order", new SelectionOp.Order(2, 2, 1), List.of(x), List.of());
        String part = builder.node("take", new SelectionOp.Take(count), List.of(x, order), List.of());
        String relu = builder.activation("relu", part, Op.Activation.Function.RELU);
        String twice = builder.add("twice", List.of(relu, relu));
        builder.output(
                Network.LOGITS, builder.node("back", new SelectionOp.PutBack(), List.of(x, twice, order), List.of()));
        return builder.build();
    }

    @Test
    void eachSampleHasItsOwnMostActiveTokensChangedAndTheOthersAsTheyWere() {
        try (Scope scope = Scope.open()) {
            Network network = squaring(3);
            var executor = new Executor(network, Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope));
            NDArray x = scope.floats(TWO_SAMPLES, 2, 5, 2);

            assertThat(Torch.plain(() -> executor.logits(x, scope, PASS)).toFloatArray())
                    .containsExactly(0, 0, 1, -1, 6, 0, 4, 4, 0, 1, 14, 14, 0, 0, 1, 0, 0, 0, 2, 2);
        }
    }

    @Test
    void aGradientGoesThroughTheLayerWhereATokenDidAndPastItElsewhere() {
        try (Scope scope = Scope.open()) {
            Network network = squaring(3);
            var executor = new Executor(network, Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope));
            NDArray x = scope.floats(TWO_SAMPLES, 2, 5, 2);
            x.setRequiresGradient(true);
            Torch.recording(() -> {
                Torch.backward(executor.logits(x, scope, PASS).sum());
                return true;
            });

            assertThat(Torch.gradient(x, scope).orElseThrow().toFloatArray())
                    .containsExactly(0, 0, 1, 1, 2, 0, 2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 0, 0, 2, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsKeptOfMoreHoldsWhatIsKeptOfFewer(int window) {
        try (Scope scope = Scope.open()) {
            var op = new SelectionOp.Order(4, 4, window);
            NDArray tokens = scope.floats(noise("nested", 3 * 17 * 5), 3, 17, 5);
            NDArray order = SelectionOperations.order(op, tokens, scope);
            List<List<Long>> before = List.of();
            for (int count = 1; count <= 17; count += window * window) {
                List<List<Long>> kept = new ArrayList<>();
                for (int sample = 0; sample < 3; sample++) {
                    long[] places =
                            SelectionOperations.first(order, count).get(sample).toLongArray();
                    kept.add(Arrays.stream(places).boxed().toList());
                    assertThat(kept.get(sample)).doesNotHaveDuplicates().contains(0L);
                    if (!before.isEmpty()) {
                        assertThat(kept.get(sample)).containsAll(before.get(sample));
                    }
                }
                before = kept;
            }
        }
    }

    /** Relative positions of taken tokens are those of their places: attention to all of them in another order is the same attention. */
    @Test
    void attentionWithPositionsDoesNotDependOnTheOrderOfTokens() {
        List<Param> tables = Stream.of("key-rows", "key-columns", "value-rows", "value-columns")
                .map(name -> new Param(name, Role.POSITION, List.of(Extent.whole(6), Extent.whole(3))))
                .toList();
        var attention = new TokenOp.Attention(2, 3, 2, 3, 2);
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.tokens(7, 6));
        builder.output("plain", builder.node("plain", attention, List.of(x, x, x), tables));
        String order = builder.node("order", new SelectionOp.Order(2, 3, 1), List.of(x), List.of());
        String taken = builder.node("take", new SelectionOp.Take(7), List.of(x, order), List.of());
        String mixed = builder.node("mixed", attention, List.of(taken, taken, taken, order), tables);
        builder.output("ordered", builder.node("back", new SelectionOp.PutBack(), List.of(x, mixed, order), List.of()));
        Network network = builder.build();
        try (Scope scope = Scope.open()) {
            var executor = new Executor(network, Fixtures.weights(network, Map.of(), DataType.FLOAT64, scope));
            NDArray input = scope.floats(noise("x", 2 * 7 * 6), 2, 7, 6).toType(DataType.FLOAT64, false);
            Map<String, NDArray> outputs = Torch.plain(() -> executor.outputs(Map.of("x", input), scope, PASS));

            assertThat(outputs.get("back").toDoubleArray())
                    .containsExactly(outputs.get("plain").toDoubleArray(), within(1e-12));
        }
    }

    static Stream<SearchSpace> spaces() {
        SearchSpace space = Spaces.named("sparse-vit");
        return Stream.of(space, space.over(Fixed.of(Spaces.named("vit-mini-v1"), "32x3-h2r2-h2r2-h2r2")));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void leavingNothingOutGivesTheDenseLogitsBitForBit(SearchSpace space) {
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        SearchSpace dense = Spaces.named(space.genes().size() == 3 ? "vit-mini-v1" : "vit-mini-v2");
        String text = space.genes().size() == 3 ? "32x3-h2r2-h2r2-h2r2" : "48x4-h3r3-h3r3-h3r3-h3r3";
        Network whole = dense.decode(dense.parse(text), setting);
        Network none = space.decode(space.base(), setting);
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(whole, Initialisation.DEFAULT, 4, DataType.FLOAT32, scope);
            NDArray images = scope.floats(noise("images", 3 * 784), 3, 1, 28, 28);

            assertThat(logits(none, weights, images, scope)).isEqualTo(logits(whole, weights, images, scope));
            assertThat(logits(space.decode(all(space, 3), setting), weights, images, scope))
                    .isNotEqualTo(logits(whole, weights, images, scope));
        }
    }

    private static Genome all(SearchSpace space, int allele) {
        return new Genome(space.genes().stream().map(gene -> allele).toList());
    }

    private static float[] logits(Network network, Weights weights, NDArray images, Scope scope) {
        return Torch.plain(
                () -> new Executor(network, weights).logits(images, scope, PASS).toFloatArray());
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
