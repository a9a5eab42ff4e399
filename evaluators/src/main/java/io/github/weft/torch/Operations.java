package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.OpVisitor;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.TokenOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each operation does to tensors; lives for one pass. */
final class Operations implements OpVisitor<NDArray> {

    private static final Shape ONE = new Shape(1, 1);

    private final Map<String, NDArray> given;
    private final Scope scope;
    private final BatchNormMode mode;
    private final Map<Integer, NDArray> unusedStatistics = new HashMap<>();
    private final Map<List<Integer>, NDArray> plain = new HashMap<>();
    private final Map<List<Object>, NDArray> corrections = new HashMap<>();
    private final Map<List<Object>, NDArray> numbers = new HashMap<>();
    private final TokenOperations tokens;
    private final ImageOperations images;

    private @Nullable Node node;
    private List<NDArray> inputs = List.of();
    private List<NDArray> params = List.of();

    Operations(Map<String, NDArray> given, Scope scope, BatchNormMode mode) {
        this.given = given;
        this.scope = scope;
        this.mode = mode;
        this.tokens = new TokenOperations(scope);
        this.images = new ImageOperations(scope);
    }

    NDArray apply(Node next, List<NDArray> itsInputs, List<NDArray> itsParams) {
        node = next;
        inputs = itsInputs;
        params = itsParams;
        return next.op().accept(this);
    }

    private String name() {
        return node == null ? "" : node.name();
    }

    private NDArray only() {
        return inputs.get(0);
    }

    @Override
    public NDArray input(Op.Input op) {
        return given(name(), op.shape());
    }

    /** What the caller gave in place of a node's output, as an array of this pass. */
    NDArray given(String name, io.github.weft.arch.Shape shape) {
        NDArray array = given.get(name);
        if (array == null) {
            throw new IllegalArgumentException("input (%s) is not given. Given: %s.".formatted(name, given.keySet()));
        }
        long[] dims = shape.dims().stream().mapToLong(Integer::longValue).toArray();
        if (!array.getShape().slice(1).equals(new Shape(dims))) {
            throw new IllegalArgumentException(
                    "input (%s) must have shape Bx%s, not %s.".formatted(name, shape, array.getShape()));
        }
        return array.getManager() == scope.manager() || array.hasGradient() ? array : scope.view(array);
    }

    @Override
    public NDArray conv2d(Op.Conv2d op) {
        return only(Conv2d.conv2d(
                only(),
                params.get(0),
                op.bias() ? params.get(1) : null,
                square(op.stride()),
                square(op.padding()),
                square(op.dilation()),
                op.groups()));
    }

    @Override
    public NDArray batchNorm(Op.BatchNorm op) {
        if (mode instanceof BatchNormMode.Off) {
            return only();
        }
        if (mode instanceof BatchNormMode.Collect collect) {
            Statistics.Running running = collect.statistics().of(name());
            return normalise(
                    op,
                    running.mean,
                    running.variance,
                    true,
                    collect.statistics().weightOfNextBatch(name()));
        }
        if (mode instanceof BatchNormMode.Running given) {
            Statistics.Running running = given.statistics().of(name());
            return normalise(op, running.mean, running.variance, false, 0);
        }
        NDArray unused =
                unusedStatistics.computeIfAbsent(op.features(), width -> scope.ones(only().getDataType(), width));
        return normalise(op, unused, unused, true, 0);
    }

    private NDArray normalise(Op.BatchNorm op, NDArray mean, NDArray variance, boolean training, double momentum) {
        NDArray scale = op.affine() ? params.get(0) : plain(op.features(), 1);
        NDArray shift = op.affine() ? params.get(1) : plain(op.features(), 0);
        return Torch.batchNorm(only(), mean, variance, scale, shift, training, momentum, Op.BatchNorm.EPSILON);
    }

    private NDArray plain(int width, int value) {
        DataType type = only().getDataType();
        return plain.computeIfAbsent(
                List.of(width, value), key -> value == 1 ? scope.ones(type, width) : scope.zeros(type, width));
    }

    @Override
    public NDArray activation(Op.Activation op) {
        NDArray x = only();
        return switch (op.function()) {
            case RELU -> ai.djl.nn.Activation.relu(x);
            case RELU6 -> x.clip(0, 6);
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(x);
            case GELU -> ai.djl.nn.Activation.gelu(x);
            case HARD_SWISH -> {
                try (NDArray gate = gate(x);
                        NDArray product = x.mul(gate)) {
                    yield product.div(number(6));
                }
            }
            case HARD_SIGMOID -> {
                try (NDArray gate = gate(x)) {
                    yield gate.div(number(6));
                }
            }
        };
    }

    private NDArray number(int value) {
        DataType type = only().getDataType();
        return numbers.computeIfAbsent(List.of(value, type), key -> scope.number(value, type));
    }

    private static NDArray gate(NDArray x) {
        try (NDArray shifted = x.add(3)) {
            return shifted.clip(0, 6);
        }
    }

    @Override
    public NDArray pool(Op.Pool op) {
        return switch (op.kind()) {
            case AVERAGE -> average(op);
            case MAXIMUM ->
                Pool.maxPool2d(only(), square(op.kernel()), square(op.stride()), square(op.padding()), false);
        };
    }

    /** The engine counts padding whatever it is told, so the mean of the image is put right by the mean of ones. */
    private NDArray average(Op.Pool op) {
        if (op.padding() == 0) {
            return average(op, only());
        }
        Shape image = only().getShape();
        NDArray correction = corrections.computeIfAbsent(List.of(op, image.get(2), image.get(3)), key -> {
            try (NDArray ones = scope.ones(only().getDataType(), 1, 1, image.get(2), image.get(3));
                    NDArray share = average(op, ones)) {
                return Torch.plain(() -> share.pow(-1));
            }
        });
        try (NDArray counted = average(op, only())) {
            return counted.mul(correction);
        }
    }

    private static NDArray average(Op.Pool op, NDArray image) {
        return Pool.avgPool2d(image, square(op.kernel()), square(op.stride()), square(op.padding()), false, true);
    }

    @Override
    public NDArray globalAveragePool(Op.GlobalAveragePool op) {
        return Pool.globalAvgPool2d(only());
    }

    @Override
    public NDArray linear(Op.Linear op) {
        return only(Linear.linear(only(), params.get(0), op.bias() ? params.get(1) : null));
    }

    @Override
    public NDArray add(Op.Add op) {
        NDArray sum = inputs.get(0).add(inputs.get(1));
        for (NDArray next : inputs.subList(2, inputs.size())) {
            try (NDArray before = sum) {
                sum = before.add(next);
            }
        }
        return sum;
    }

    @Override
    public NDArray zero(Op.Zero op) {
        return only().mul(number(0));
    }

    @Override
    public NDArray concat(Op.Concat op) {
        return NDArrays.concat(new NDList(inputs), 1);
    }

    @Override
    public NDArray flatten(Op.Flatten op) {
        return only().reshape(only().getShape().get(0), -1);
    }

    @Override
    public NDArray resize(ImageOp.Resize op) {
        return images.resize(op, only());
    }

    @Override
    public NDArray scaleChannels(ImageOp.ScaleChannels op) {
        return ImageOperations.scaleChannels(inputs.get(0), inputs.get(1));
    }

    @Override
    public NDArray tokens(TokenOp.Tokens op) {
        return TokenOperations.tokens(only());
    }

    @Override
    public NDArray grid(TokenOp.Grid op) {
        return TokenOperations.grid(op, only());
    }

    @Override
    public NDArray classToken(TokenOp.ClassToken op) {
        return tokens.classToken(only(), params.get(0));
    }

    @Override
    public NDArray positions(TokenOp.Positions op) {
        return only().add(params.get(0));
    }

    @Override
    public NDArray layerNorm(TokenOp.LayerNorm op) {
        return TokenOperations.layerNorm(only(), params.get(0), params.get(1));
    }

    @Override
    public NDArray attention(TokenOp.Attention op) {
        return tokens.attention(op, inputs, params);
    }

    @Override
    public NDArray tokenMean(TokenOp.TokenMean op) {
        return TokenOperations.mean(only(), op.skipped());
    }

    @Override
    public NDArray order(SelectionOp.Order op) {
        return SelectionOperations.order(op, only(), scope);
    }

    @Override
    public NDArray take(SelectionOp.Take op) {
        return SelectionOperations.take(only(), inputs.get(1), op.count());
    }

    @Override
    public NDArray putBack(SelectionOp.PutBack op) {
        return SelectionOperations.putBack(only(), inputs.get(1), inputs.get(2));
    }

    private static NDArray only(NDList list) {
        return list.singletonOrThrow();
    }

    private static Shape square(int length) {
        return length == 1 ? ONE : new Shape(length, length);
    }
}
