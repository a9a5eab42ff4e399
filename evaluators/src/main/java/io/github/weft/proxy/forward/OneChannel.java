package io.github.weft.proxy.forward;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.TokenOp;
import io.github.weft.eval.NotApplicable;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network whose weights are all one number, with one channel in place of each layer's equal ones, and one output: what it computes is
 * what the whole network computes, but for rounding.
 *
 * <p>Where all weights are equal, so are all channels of a layer. The sum over them is their number times one of them, by which the
 * weight that is left is multiplied. Biases and shifts are 0.
 */
final class OneChannel {

    private final NetworkBuilder builder = new NetworkBuilder();
    private final Map<String, Double> equalInputs = new HashMap<>();
    private final Set<String> differing = new HashSet<>();
    private final Network whole;
    private final Network network;

    /**
     * The narrow network.
     *
     * @throws NotApplicable if some layer is neither a convolution, nor linear, nor batch norm, and has weights, or lays values that
     *     differ side by side
     */
    OneChannel(Network whole) {
        this.whole = whole;
        whole.nodes().forEach(this::write);
        builder.output(Network.LOGITS, whole.logits());
        network = builder.build();
    }

    private void write(Node node) {
        boolean differ = node.inputs().stream().anyMatch(differing::contains);
        Op op = node.op();
        if (op instanceof Op.Conv2d conv && (conv.groups() == 1 || !differ)) {
            int in = differ ? conv.in() : 1;
            int kernel = conv.kernel();
            op = new Op.Conv2d(in, 1, kernel, conv.stride(), conv.padding(), conv.dilation(), 1, conv.bias());
            layer(node, op, List.of(1, in, kernel, kernel));
        } else if (op instanceof Op.Linear linear) {
            int in = differ ? linear.in() : 1;
            layer(node, new Op.Linear(in, 1, linear.bias()), List.of(1, in));
        } else if (op instanceof Op.BatchNorm norm && !differ) {
            layer(node, new Op.BatchNorm(1, norm.affine()), List.of(1));
        } else if (op instanceof Op.Concat || op instanceof Op.Flatten) {
            throw new NotApplicable("layer %s puts channels or pixels that differ side by side".formatted(node.name()));
        } else if (op instanceof TokenOp.Attention attention) {
            attend(node, attention);
        } else if (node.params().isEmpty()) {
            builder.node(node.name(), op, node.inputs(), List.of());
            if (differ || op instanceof Op.Input) {
                differing.add(node.name());
            }
        } else {
            throw new NotApplicable("layer %s has weights that may not be one constant".formatted(node.name()));
        }
    }

    /** A product of query and key is a sum over a head's equal features; the queries' weight takes that up. */
    private void attend(Node node, TokenOp.Attention attention) {
        String queries = node.inputs().get(0);
        String weight = queries + ".0";
        long readers = whole.nodes().stream()
                .mapToLong(each -> Collections.frequency(each.inputs(), queries))
                .sum();
        if (readers != 1 || !node.params().isEmpty() || !equalInputs.containsKey(weight)) {
            throw new NotApplicable("layer %s has queries or weights of its own kind".formatted(node.name()));
        }
        equalInputs.merge(weight, Math.sqrt(attention.size()), (inputs, features) -> inputs * features);
        var one = new TokenOp.Attention(1, 1, attention.rows(), attention.columns(), 0);
        builder.node(node.name(), one, node.inputs(), List.of());
    }

    private void layer(Node node, Op op, List<Integer> shape) {
        List<Param> params = new ArrayList<>();
        for (Param param : node.params()) {
            List<Integer> dims = param.role() == Role.KERNEL ? shape : List.of(1);
            var one = new Param(
                    node.name() + "." + params.size(),
                    param.role(),
                    dims.stream().map(Extent::whole).toList());
            equalInputs.put(one.name(), (double) (param.fanIn() / one.fanIn()));
            params.add(one);
        }
        builder.node(node.name(), op, node.inputs(), params);
    }

    Network network() {
        return network;
    }

    /** The weights that stand for {@code weight} everywhere, scales of batch norm included. */
    OwnWeights weights(double weight, DataType type, Scope scope) {
        OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 0, type, scope);
        for (Param param : network.params()) {
            boolean offset = param.role() == Role.BIAS || param.role() == Role.NORM_SHIFT;
            float[] values = new float[Math.toIntExact(param.count())];
            Arrays.fill(values, offset ? 0 : (float) (weight * equalInputs.getOrDefault(param.name(), 1.0)));
            weights.leaves().set(param.name(), values);
        }
        return weights;
    }
}
