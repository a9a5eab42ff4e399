package io.github.weft.onnx;

import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.OpVisitor;
import io.github.weft.arch.Param;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.train.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How each operation is written in ONNX: the same sums in the same order as when it is run on tensors. */
final class Operators implements OpVisitor<String> {

    private final Network network;
    private final Snapshot weights;
    private final Graph graph;
    private final String image;
    private final TokenOperators tokens;
    private final SelectionOperators selections;
    private final Map<String, String> made = new HashMap<>();

    private @Nullable Node node;
    private List<String> inputs = List.of();
    private List<String> params = List.of();

    /** @param image the tensor that stands for the network's input */
    Operators(Network network, Snapshot weights, Graph graph, String image) {
        this.network = network;
        this.weights = weights;
        this.graph = graph;
        this.image = image;
        this.tokens = new TokenOperators(graph);
        this.selections = new SelectionOperators(graph);
    }

    /** Writes one operation after those it reads; the name of what it makes. */
    String write(Node next) {
        node = next;
        inputs = next.inputs().stream()
                .map(name -> Objects.requireNonNull(made.get(name), "what is read is written before"))
                .toList();
        params = next.params().stream().map(this::param).toList();
        String output = next.op().accept(this);
        made.put(next.name(), output);
        return output;
    }

    private String param(Param param) {
        if (!weights.shape(param.name()).equals(param.shape())) {
            throw new IllegalArgumentException(
                    "parameter (%s) has shape %s in these weights, not %s. Maybe they are another network's."
                            .formatted(param.name(), weights.shape(param.name()), param.shape()));
        }
        return graph.floats(param.name(), weights.values(param.name()), param.shape());
    }

    private Node node() {
        return Objects.requireNonNull(node, "an operation is being written");
    }

    /** Begins with a stroke, unlike inputs, outputs and parameters. */
    private String name() {
        return "/" + node().name();
    }

    private String only() {
        return inputs.get(0);
    }

    private List<String> withParams() {
        var all = new ArrayList<>(inputs);
        all.addAll(params);
        return all;
    }

    private Shape shape(int input) {
        return network.shape(node().inputs().get(input));
    }

    @Override
    public String input(Op.Input op) {
        return image;
    }

    @Override
    public String conv2d(Op.Conv2d op) {
        return graph.node(
                "Conv",
                name(),
                withParams(),
                Attributes.square("kernel_shape", op.kernel()),
                Attributes.square("strides", op.stride()),
                Attributes.sides("pads", op.padding()),
                Attributes.square("dilations", op.dilation()),
                Attributes.one("group", op.groups()));
    }

    @Override
    public String batchNorm(Op.BatchNorm op) {
        var all = new ArrayList<>(withParams());
        if (!op.affine()) {
            all.add(plain(1, op.features()));
            all.add(plain(0, op.features()));
        }
        for (String kind : List.of(".mean", ".variance")) {
            String statistic = node().name() + kind;
            all.add(graph.floats(statistic, weights.values(statistic), List.of(op.features())));
        }
        return graph.node("BatchNormalization", name(), all, Attributes.number("epsilon", Op.BatchNorm.EPSILON));
    }

    private String plain(int value, int width) {
        var values = new float[width];
        Arrays.fill(values, value);
        return graph.floats("plain/%s/%s".formatted(value, width), values, List.of(width));
    }

    @Override
    public String activation(Op.Activation op) {
        List<String> x = List.of(only());
        return switch (op.function()) {
            case RELU -> graph.node("Relu", name(), x);
            case RELU6 -> graph.node("Clip", name(), List.of(only(), graph.number(0), graph.number(6)));
            case SIGMOID -> graph.node("Sigmoid", name(), x);
            case HARD_SWISH -> graph.node("HardSwish", name(), x);
            case HARD_SIGMOID ->
                graph.node(
                        "HardSigmoid",
                        name(),
                        x,
                        Attributes.number("alpha", 1.0 / 6),
                        Attributes.number("beta", 1.0 / 2));
            case GELU -> gelu();
        };
    }

    /** x / 2 * (1 + erf(x / sqrt 2)), in the order that ONNX Runtime knows as one operation. */
    private String gelu() {
        String turned = graph.node("Div", name() + "/div", List.of(only(), graph.number(Math.sqrt(2))));
        String erf = graph.node("Erf", name() + "/erf", List.of(turned));
        String twice = graph.node("Add", name() + "/add", List.of(erf, graph.number(1)));
        String product = graph.node("Mul", name() + "/mul", List.of(only(), twice));
        return graph.node("Mul", name(), List.of(product, graph.number(1.0 / 2)));
    }

    @Override
    public String pool(Op.Pool op) {
        String type = op.kind() == Op.Pool.Kind.AVERAGE ? "AveragePool" : "MaxPool";
        return graph.node(
                type,
                name(),
                inputs,
                Attributes.square("kernel_shape", op.kernel()),
                Attributes.square("strides", op.stride()),
                Attributes.sides("pads", op.padding()));
    }

    @Override
    public String globalAveragePool(Op.GlobalAveragePool op) {
        String mean = graph.node("GlobalAveragePool", name() + "/mean", inputs);
        return graph.node("Flatten", name(), List.of(mean));
    }

    @Override
    public String linear(Op.Linear op) {
        if (shape(0).dims().size() == 1) {
            return graph.node("Gemm", name(), withParams(), Attributes.one("transB", 1));
        }
        String turned = graph.transposed(name() + "/weight", params.get(0), 1, 0);
        List<String> factors = List.of(only(), turned);
        return op.bias()
                ? graph.node("Add", name(), List.of(graph.node("MatMul", name() + "/mul", factors), params.get(1)))
                : graph.node("MatMul", name(), factors);
    }

    @Override
    public String add(Op.Add op) {
        String sum = inputs.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            String output = i + 1 == inputs.size() ? name() : name() + "/" + i;
            sum = graph.node("Add", output, List.of(sum, inputs.get(i)));
        }
        return sum;
    }

    @Override
    public String zero(Op.Zero op) {
        return graph.node("Mul", name(), List.of(only(), graph.number(0)));
    }

    @Override
    public String concat(Op.Concat op) {
        return graph.node("Concat", name(), inputs, Attributes.one("axis", 1));
    }

    @Override
    public String flatten(Op.Flatten op) {
        return graph.node("Flatten", name(), inputs);
    }

    @Override
    public String resize(ImageOp.Resize op) {
        return new ImageResize(graph).write(op, name(), only(), shape(0));
    }

    @Override
    public String scaleChannels(ImageOp.ScaleChannels op) {
        String wide = graph.reshaped(name() + "/factors", inputs.get(1), 0, shape(0).features(), 1, 1);
        return graph.node("Mul", name(), List.of(inputs.get(0), wide));
    }

    @Override
    public String tokens(TokenOp.Tokens op) {
        Shape from = shape(0);
        String flat = graph.reshaped(name() + "/flat", only(), 0, from.features(), (long) from.height() * from.width());
        return graph.transposed(name(), flat, 0, 2, 1);
    }

    @Override
    public String grid(TokenOp.Grid op) {
        String channels = graph.transposed(name() + "/channels", only(), 0, 2, 1);
        return graph.reshaped(name(), channels, 0, shape(0).features(), op.rows(), op.columns());
    }

    @Override
    public String classToken(TokenOp.ClassToken op) {
        return tokens.classToken(op, name(), only(), params.get(0));
    }

    @Override
    public String positions(TokenOp.Positions op) {
        return graph.node("Add", name(), withParams());
    }

    @Override
    public String layerNorm(TokenOp.LayerNorm op) {
        return graph.node(
                "LayerNormalization", name(), withParams(), Attributes.number("epsilon", TokenOp.LayerNorm.EPSILON));
    }

    @Override
    public String attention(TokenOp.Attention op) {
        return tokens.attention(op, name(), inputs, params, shape(0).dims().get(0));
    }

    @Override
    public String tokenMean(TokenOp.TokenMean op) {
        return tokens.mean(op, name(), only());
    }

    @Override
    public String order(SelectionOp.Order op) {
        return selections.order(op, name(), only());
    }

    @Override
    public String take(SelectionOp.Take op) {
        return selections.take(op, name(), inputs);
    }

    @Override
    public String putBack(SelectionOp.PutBack op) {
        return selections.putBack(name(), inputs, shape(1));
    }
}
