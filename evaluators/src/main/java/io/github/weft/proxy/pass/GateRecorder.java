package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Multiplies a gate of ones into every counted layer's output, one a sample and channel, whatever pixels or tokens there are: exact, and
 * the gate's gradient is the layer's.
 */
final class GateRecorder implements Observer {

    private final Scope scope;
    private final Map<Param, NDArray> gates = new LinkedHashMap<>();

    GateRecorder(Scope scope) {
        this.scope = scope;
    }

    @Override
    public NDArray observe(Node node, List<NDArray> inputs, NDArray output) {
        if (node.params().isEmpty() || node.params().get(0).role() != Role.KERNEL) {
            return output;
        }
        Shape shape = output.getShape();
        long[] dims = new long[shape.dimension()];
        int channels = node.op() instanceof Op.Linear ? dims.length - 1 : 1;
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i == 0 || i == channels ? shape.get(i) : 1;
        }
        NDArray gate = scope.ones(output.getDataType(), dims);
        gate.setRequiresGradient(true);
        gates.put(node.params().get(0), gate);
        try (output) {
            return output.mul(gate);
        }
    }

    /** After the backward pass. */
    List<Gates> gates() {
        List<Gates> read = new ArrayList<>();
        gates.forEach((param, gate) -> read.add(
                new Gates(param.fanIn(), Doubles.of(Torch.gradient(gate, scope).orElse(gate.zerosLike())), (int)
                        gate.getShape().get(0))));
        return read;
    }
}
