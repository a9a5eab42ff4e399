package io.github.weft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Extent;
import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.torch.Fixtures;
import io.github.weft.train.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation alone: ONNX Runtime gives what the engine gives. */
@Tag("torch")
class OperatorsTest {

    private static final Shape IMAGE = Shape.image(4, 6, 6);
    private static final Shape TOKENS = Shape.tokens(17, 6);

    @ParameterizedTest
    @MethodSource
    void onAnImage(Op op, List<Param> params) {
        same(Fixtures.single(op, IMAGE, params.toArray(Param[]::new)));
    }

    static Stream<Arguments> onAnImage() {
        return Stream.of(
                with(new Op.Conv2d(4, 6, 3, 2, 1, 1, 1, true), kernel(6, 4, 3, 3), bias(6)),
                with(new Op.Conv2d(4, 4, 3, 1, 2, 2, 4, false), kernel(4, 1, 3, 3)),
                with(new Op.Conv2d(4, 8, 5, 1, 2, 1, 2, false), kernel(8, 2, 5, 5)),
                with(new Op.BatchNorm(4, true), norm("scale", 4), norm("shift", 4)),
                with(new Op.BatchNorm(4, false)),
                with(new Op.Pool(Op.Pool.Kind.AVERAGE, 3, 1, 1)),
                with(new Op.Pool(Op.Pool.Kind.AVERAGE, 2, 2, 0)),
                with(new Op.Pool(Op.Pool.Kind.MAXIMUM, 3, 2, 1)),
                with(new Op.GlobalAveragePool()),
                with(new Op.Zero()),
                with(new Op.Flatten()),
                with(new ImageOp.Resize(3, 9)),
                with(new TokenOp.Tokens()));
    }

    @ParameterizedTest
    @MethodSource
    void onTokens(Op op, List<Param> params) {
        same(Fixtures.single(op, TOKENS, params.toArray(Param[]::new)));
    }

    static Stream<Arguments> onTokens() {
        return Stream.of(
                with(new Op.Linear(6, 5, true), kernel(5, 6), bias(5)),
                with(new Op.Linear(6, 5, false), kernel(5, 6)),
                with(new TokenOp.Grid(1, 17)),
                with(new TokenOp.ClassToken(6), new Param("token", Role.POSITION, List.of(Extent.whole(6)))),
                with(
                        new TokenOp.Positions(17, 6),
                        new Param("positions", Role.POSITION, List.of(Extent.whole(17), Extent.whole(6)))),
                with(new TokenOp.LayerNorm(6), norm("scale", 6), norm("shift", 6)),
                with(new TokenOp.TokenMean(0)),
                with(new TokenOp.TokenMean(1)));
    }

    @ParameterizedTest
    @EnumSource
    void activates(Op.Activation.Function function) {
        same(Fixtures.single(new Op.Activation(function), Shape.vector(400)));
    }

    @ParameterizedTest
    @MethodSource
    void attends(TokenOp.Attention op) {
        same(onTokens((builder, x) -> {
            List<String> features = List.of(x, other(builder, "keys", x), other(builder, "values", x));
            return builder.node("attention", op, features, tables(op));
        }));
    }

    static Stream<TokenOp.Attention> attends() {
        return Stream.of(
                new TokenOp.Attention(1, 6, 4, 4, 0),
                new TokenOp.Attention(3, 2, 4, 4, 0),
                new TokenOp.Attention(2, 3, 2, 8, 2),
                new TokenOp.Attention(3, 2, 4, 4, 14));
    }

    /** Of four windows of four tokens, attention over the class token and the two most active windows. */
    @ParameterizedTest
    @MethodSource("reaches")
    void attendsToWhatIsTakenAndPutsItBack(int reach) {
        var op = new TokenOp.Attention(2, 3, 4, 4, reach);
        same(onTokens((builder, x) -> {
            String order = builder.node("order", new SelectionOp.Order(4, 4, 2), List.of(x), List.of());
            String taken = builder.node("taken", new SelectionOp.Take(9), List.of(x, order), List.of());
            var inputs = new ArrayList<>(List.of(taken, other(builder, "keys", taken), taken));
            if (reach > 0) {
                inputs.add(order);
            }
            String attention = builder.node("attention", op, inputs, tables(op));
            return builder.node("back", new SelectionOp.PutBack(), List.of(x, attention, order), List.of());
        }));
    }

    static Stream<Integer> reaches() {
        return Stream.of(0, 2);
    }

    /** Windows without any activity are equally active: the earlier comes first. */
    @Test
    void takesTheEarlierOfEqualWindows() {
        Network network = onTokens((builder, x) -> {
            String zero = builder.node("zero", new Op.Zero(), List.of(x), List.of());
            String order = builder.node("order", new SelectionOp.Order(4, 4, 2), List.of(zero), List.of());
            return builder.node("taken", new SelectionOp.Take(5), List.of(x, order), List.of());
        });
        float[] samples = Worked.images(network, 1, 4);
        Snapshot weights = Worked.snapshot(network, 3);
        try (var session = OnnxSession.open(OnnxModel.of(network, weights, OnnxOptions.plain()))) {
            var expected = new ArrayList<Float>();
            for (int place : List.of(0, 1, 2, 5, 6)) {
                for (int feature = 0; feature < 6; feature++) {
                    expected.add(samples[place * 6 + feature]);
                }
            }
            assertThat(session.logits(samples)).containsExactly(expected.toArray(Float[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource
    void joins(Op op) {
        var builder = new NetworkBuilder();
        String x = builder.input("x", IMAGE);
        String a = builder.activation("a", x, Op.Activation.Function.RELU);
        String b = builder.activation("b", x, Op.Activation.Function.SIGMOID);
        List<String> inputs =
                op instanceof ImageOp ? List.of(a, builder.globalAveragePool("factors", b)) : List.of(a, b, x, b);
        builder.output(Network.LOGITS, builder.node("joined", op, inputs, List.of()));
        same(builder.build());
    }

    static Stream<Op> joins() {
        return Stream.of(new Op.Add(), new Op.Concat(), new ImageOp.ScaleChannels());
    }

    private static void same(Network network) {
        Snapshot weights = Worked.snapshot(network, 3);
        float[] samples = Worked.images(network, 3, 4);
        float[] expected = Worked.logits(network, weights, samples);
        for (OnnxOptions options :
                List.of(OnnxOptions.plain(), OnnxOptions.plain().batch(3))) {
            try (var session = OnnxSession.open(OnnxModel.of(network, weights, options))) {
                assertThat(session.logits(samples)).containsExactly(expected, within(2e-6f));
            }
        }
    }

    private static Network onTokens(BiFunction<NetworkBuilder, String, String> made) {
        var builder = new NetworkBuilder();
        String x = builder.input("x", TOKENS);
        builder.output(Network.LOGITS, made.apply(builder, x));
        return builder.build();
    }

    private static String other(NetworkBuilder builder, String name, String from) {
        return Fixtures.linear(builder, name, from, 6, 6);
    }

    private static List<Param> tables(TokenOp.Attention op) {
        return op.reach() == 0
                ? List.of()
                : Stream.of("key-rows", "key-columns", "value-rows", "value-columns")
                        .map(name -> new Param(
                                name,
                                Role.POSITION,
                                List.of(Extent.whole(2 * op.reach() + 2), Extent.whole(op.size()))))
                        .toList();
    }

    private static Arguments with(Op op, Param... params) {
        return Arguments.of(op, List.of(params));
    }

    private static Param kernel(int... lengths) {
        List<Extent> extents = Arrays.stream(lengths).mapToObj(Extent::whole).toList();
        return new Param("kernel", Role.KERNEL, extents);
    }

    private static Param bias(int length) {
        return new Param("bias", Role.BIAS, List.of(Extent.whole(length)));
    }

    private static Param norm(String name, int length) {
        Role role = name.equals("scale") ? Role.NORM_SCALE : Role.NORM_SHIFT;
        return new Param(name, role, List.of(Extent.whole(length)));
    }
}
