package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs a network over some weights, whole or from cut to cut. The number type is that of the weights and the batch, which must agree.
 *
 * <p>Every array made lives in the scope given (an input that requires a gradient must be made there); an operation's output is dropped after its last reader, recorded or not, since the
 * engine itself keeps what a backward pass will need. Safe for many threads if each has its own scope and statistics.
 */
public final class Executor {

    private final Network network;
    private final Weights weights;

    public Executor(Network network, Weights weights) {
        this.network = network;
        this.weights = weights;
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
        return run(inputs, new LinkedHashSet<>(network.outputs().values()), scope, pass);
    }

    /**
     * Runs the part of the network that lies between two cuts: what is needed for some nodes, given the outputs of others. A given
     * array stands for its node, whose operation is not run and which observers do not see, unless it is an input of the network. A
     * node that is both given and wanted comes back as it is.
     *
     * @param given by node name
     * @param wanted names of nodes
     * @return the arrays of the wanted nodes, by name in the order asked
     * @throws IllegalArgumentException if a given array does not have its node's shape, or if a path to a wanted node starts at an
     *     input of the network that is not given
     */
    public Map<String, NDArray> run(Map<String, NDArray> given, Set<String> wanted, Scope scope, Pass pass) {
        List<Node> nodes = between(given.keySet(), wanted);
        Map<String, Integer> lastReader = lastReader(nodes, wanted);
        Map<String, NDArray> live = new HashMap<>();
        var operations = new Operations(given, scope, pass.batchNorm());
        for (int step = 0; step < nodes.size(); step++) {
            pass.deadline().check();
            Node node = nodes.get(step);
            if (given.containsKey(node.name()) && !(node.op() instanceof Op.Input)) {
                live.put(node.name(), operations.given(node.name(), network.shape(node.name())));
                continue;
            }
            List<NDArray> read = node.inputs().stream().map(live::get).toList();
            List<NDArray> params = node.params().stream()
                    .map(param -> weights.tensor(param, scope))
                    .toList();
            NDArray output = operations.apply(node, read, params);
            live.put(node.name(), pass.observer().observe(node, read, output));
            for (String name : node.inputs()) {
                if (live.containsKey(name)
                        && Objects.requireNonNull(lastReader.get(name), "what is read has a last reader") == step) {
                    drop(name, live, given);
                }
            }
        }
        Map<String, NDArray> results = new LinkedHashMap<>();
        wanted.forEach(name -> results.put(name, live.get(name)));
        return results;
    }

    /** The nodes that lead from the given ones to the wanted ones, both among them, in the network's order. */
    private List<Node> between(Set<String> given, Set<String> wanted) {
        Set<String> needed = new HashSet<>();
        wanted.forEach(name -> needed.add(network.node(name).name()));
        List<Node> nodes = new ArrayList<>(network.nodes());
        Collections.reverse(nodes);
        for (Node node : nodes) {
            if (needed.contains(node.name()) && !given.contains(node.name())) {
                needed.addAll(node.inputs());
            }
        }
        return network.nodes().stream()
                .filter(node -> needed.contains(node.name()))
                .toList();
    }

    private static void drop(String name, Map<String, NDArray> live, Map<String, NDArray> given) {
        NDArray array = live.remove(name);
        boolean inUse =
                Stream.concat(live.values().stream(), given.values().stream()).anyMatch(other -> other == array);
        if (array != null && !inUse) {
            array.close();
        }
    }

    private static Map<String, Integer> lastReader(List<Node> nodes, Set<String> wanted) {
        Map<String, Integer> last = new HashMap<>();
        for (int step = 0; step < nodes.size(); step++) {
            for (String input : nodes.get(step).inputs()) {
                last.put(input, step);
            }
        }
        wanted.forEach(name -> last.put(name, nodes.size()));
        return last;
    }
}
