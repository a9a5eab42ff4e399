package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs a network over some weights. The number type is that of the weights and the batch, which must agree.
 *
 * <p>Every array made lives in the scope given (an input that requires a gradient must be made there); an operation's output is dropped after its last reader, recorded or not, since the
 * engine itself keeps what a backward pass will need. Safe for many threads if each has its own scope and statistics.
 */
public final class Executor {

    private final Network network;
    private final Weights weights;
    private final Map<String, Integer> lastReader;

    public Executor(Network network, Weights weights) {
        this.network = network;
        this.weights = weights;
        this.lastReader = lastReader(network);
    }

    /**
     * The logits {@code [B, classes]} of a batch {@code [B, ...]} for a network with one input.
     *
     * @throws IllegalArgumentException if the batch does not have the network's input shape
     */
    public NDArray logits(NDArray batch, Scope scope, Pass pass) {
        List<Node> inputs = network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Input)
                .toList();
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("a network with %s inputs takes them by name.".formatted(inputs.size()));
        }
        Map<String, NDArray> outputs = outputs(Map.of(inputs.get(0).name(), batch), scope, pass);
        return Objects.requireNonNull(outputs.get(network.logits()), "the logits are one of the outputs");
    }

    /** The arrays of all output nodes, by node name, for inputs by node name. */
    public Map<String, NDArray> outputs(Map<String, NDArray> inputs, Scope scope, Pass pass) {
        Map<String, NDArray> live = new HashMap<>();
        var operations = new Operations(inputs, scope, pass.batchNorm());
        List<Node> nodes = network.nodes();
        for (int step = 0; step < nodes.size(); step++) {
            pass.deadline().check();
            Node node = nodes.get(step);
            List<NDArray> read = node.inputs().stream().map(live::get).toList();
            List<NDArray> params = node.params().stream()
                    .map(param -> weights.tensor(param, scope))
                    .toList();
            NDArray output = operations.apply(node, read, params);
            live.put(node.name(), pass.observer().observe(node, read, output));
            drop(node, step, live, inputs);
        }
        Map<String, NDArray> results = new LinkedHashMap<>();
        network.outputs().values().forEach(name -> results.put(name, live.get(name)));
        return results;
    }

    private void drop(Node node, int step, Map<String, NDArray> live, Map<String, NDArray> inputs) {
        for (String name : node.inputs()) {
            NDArray array = live.get(name);
            if (array != null
                    && Objects.requireNonNull(lastReader.get(name), "what is read has a last reader") == step) {
                live.remove(name);
                boolean inUse =
                        inputs.containsKey(name) || live.values().stream().anyMatch(other -> other == array);
                if (!inUse) {
                    array.close();
                }
            }
        }
    }

    private static Map<String, Integer> lastReader(Network network) {
        List<Node> nodes = network.nodes();
        Map<String, Integer> last = new HashMap<>();
        for (int step = 0; step < nodes.size(); step++) {
            for (String input : nodes.get(step).inputs()) {
                last.put(input, step);
            }
        }
        network.outputs().values().forEach(output -> last.put(output, nodes.size()));
        return last;
    }
}
