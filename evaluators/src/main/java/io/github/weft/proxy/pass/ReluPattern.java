package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Node;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ReLU units were on in one pass, so that another can be run with the same ones on: a network without kinks. */
final class ReluPattern implements AutoCloseable {

    private final Scope scope;
    private final Map<String, NDArray> onBySource = new HashMap<>();

    /** @param candidate the scope that both passes are inside of */
    ReluPattern(Scope candidate) {
        this.scope = candidate.inner();
    }

    /** Notes the units of a pass. */
    void record(Node node, NDArray output) {
        if (ActivationRecorder.isRelu(node)) {
            onBySource.computeIfAbsent(node.inputs().get(0), source -> scope.adopt(Torch.plain(() -> output.gt(0))));
        }
    }

    /** Lets the noted units through, and no others, whatever their input is. */
    NDArray hold(Node node, List<NDArray> inputs, NDArray output) {
        if (!ActivationRecorder.isRelu(node)) {
            return output;
        }
        try (output) {
            return inputs.get(0).mul(onBySource.get(node.inputs().get(0)));
        }
    }

    /** A pass's observer that {@linkplain #hold holds} the pattern. */
    Observer holding() {
        return this::hold;
    }

    @Override
    public void close() {
        scope.close();
    }
}
