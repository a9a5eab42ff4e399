package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That a backward pass reads nothing that the heap's collector may free between it and the forward pass. */
@Tag("torch")
class FreedNumbersTest {

    private static final int BUFFERS = 20_000;
    private static final int COLLECTIONS = 5;

    static Stream<Arguments> networks() {
        Shape image = Shape.image(2, 4, 4);
        Shape tokens = Shape.tokens(5, 6);
        return Stream.of(
                Arguments.of("relu6", repeated(image, new Op.Activation(Function.RELU6), 1)),
                Arguments.of("hard swish", repeated(image, new Op.Activation(Function.HARD_SWISH), 1)),
                Arguments.of("hard sigmoid", repeated(image, new Op.Activation(Function.HARD_SIGMOID), 1)),
                Arguments.of("zero", repeated(image, new Op.Zero(), 1)),
                Arguments.of("average", repeated(image, new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1, 1), 1)),
                Arguments.of("attention", repeated(tokens, new TokenOp.Attention(2, 3, 2, 2, 0), 3)),
                Arguments.of("class token", withClassToken(tokens)),
                Arguments.of("part of the tokens", withParts(tokens)));
    }

    /** Ten of the same, so that one of their numbers is hit. */
    private static Network repeated(Shape input, Op op, int reads) {
        var builder = new NetworkBuilder();
        String at = builder.input("x", input);
        for (int i = 0; i < 10; i++) {
            at = builder.node("op" + i, op, Collections.nCopies(reads, at), List.of());
        }
        builder.output(Network.LOGITS, at);
        return builder.build();
    }

    private static Network withClassToken(Shape input) {
        var builder = new NetworkBuilder();
        var token = new Param("token", Role.POSITION, List.of(Extent.whole(6)));
        String at = builder.input("x", input);
        builder.output(Network.LOGITS, builder.node("first", new TokenOp.ClassToken(6), List.of(at), List.of(token)));
        return builder.build();
    }

    /** Ten times some tokens are rectified, and the others are not. */
    private static Network withParts(Shape input) {
        var builder = new NetworkBuilder();
        String at = builder.input("x", input);
        for (int i = 0; i < 10; i++) {
            String order = builder.node("order" + i, new SelectionOp.Order(2, 2, 1), List.of(at), List.of());
            String part = builder.node("take" + i, new SelectionOp.Take(3), List.of(at, order), List.of());
            String relu = builder.activation("relu" + i, part, Function.RELU);
            at = builder.node("back" + i, new SelectionOp.PutBack(), List.of(at, relu, order), List.of());
        }
        builder.output(Network.LOGITS, at);
        return builder.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsDoNotDependOnWhenMemoryIsFreed(String name, Network network) {
        assertThat(gradient(network, true)).as(name).containsExactly(gradient(network, false));
    }

    private static float[] gradient(Network network, boolean freeing) {
        Shape shape = network.shape("x");
        long[] dims = Stream.concat(Stream.of(1), shape.dims().stream())
                .mapToLong(Integer::longValue)
                .toArray();
        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope);
            NDArray input = scope.floats(LoopReference.noise("x", Math.toIntExact(shape.size())), dims);
            input.setRequiresGradient(true);
            Torch.recording(() -> {
                NDArray output =
                        new Executor(network, weights).logits(input, scope, Pass.with(new BatchNormMode.Off()));
                if (freeing) {
                    assertThat(overwriteFreedMemory()).hasSize(BUFFERS * COLLECTIONS);
                }
                Torch.backward(output.sum());
                return true;
            });
            return Torch.gradient(input, scope).orElseThrow().toFloatArray();
        }
    }

    /** Collects, then asks for small pieces of native memory and fills them with what shows. */
    private static List<ByteBuffer> overwriteFreedMemory() {
        var buffers = new ArrayList<ByteBuffer>();
        for (int round = 0; round < COLLECTIONS; round++) {
            System.gc();
            for (int i = 0; i < BUFFERS; i++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(Double.BYTES).order(ByteOrder.nativeOrder());
                buffers.add(buffer.putFloat(0, 12345.678f).putFloat(Float.BYTES, 12345.678f));
            }
        }
        return buffers;
    }
}
