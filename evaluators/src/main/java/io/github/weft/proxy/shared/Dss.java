package io.github.weft.proxy.shared;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.TokenOp;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Spectrum;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Synaptic diversity of attention and saliency of what else is linear (Zhou et al., TF-TAS, CVPR 2022, "DSS++"): over the linear layers
 * of the network of absolute weights before ones, R the sum of outputs, the sum of {@code ||dR/dW||_nuc ||W||_nuc} for layers of queries,
 * keys and values and for square ones, and of {@code sum |W dR/dW|} for others and for the classifier.
 *
 * <p>Made for transformers, and for the weights that their published code begins with, normal with deviation 0.02 whatever the layer: where weights shrink with
 * the width of their layer, as PyTorch's do, so does the score of wide networks, and it ranks those of AutoFormer's tiny space by chance. As in the
 * published code only linear layers count (its branch for the patch embedding is never reached), so of a convolutional network it sees the classifier
 * alone. Unlike there, the classifier counts once, and all is in double precision. Grows with width and depth.
 */
public final class Dss implements ZeroCostProxy {

    @Override
    public Metric metric() {
        return Metric.maximize("dss");
    }

    @Override
    public String summary() {
        return "diversity and saliency of the weights of linear layers (Zhou et al., 2022)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.TRANSFORMER_PATHS;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("layers", "linear").with("nuclear", "attention+square");
    }

    @Override
    public Score score(Probe probe) {
        Network network = probe.network();
        Set<String> attended = new HashSet<>();
        network.nodes().stream()
                .filter(node -> node.op() instanceof TokenOp.Attention)
                .forEach(node -> attended.addAll(node.inputs()));
        Map<String, Layer> layers = probe.read(Readings.TRANSFORMER_PATHS).stream()
                .collect(Collectors.toMap(Layer::name, Function.identity()));
        List<Node> linear = network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Linear)
                .toList();
        if (linear.isEmpty()) {
            throw new NotApplicable("the network has no linear layer");
        }
        double sum = 0;
        for (Node node : linear) {
            Layer layer = Objects.requireNonNull(layers.get(node.params().get(0).name()));
            Op.Linear op = (Op.Linear) node.op();
            boolean square = op.in() == op.out() || attended.contains(node.name());
            boolean head = node.name().equals(network.logits());
            sum += square && !head ? diversity(layer, op.in()) : saliency(layer);
        }
        return sum == 0 ? Score.failed("no path: dss is 0, since nothing reaches a linear layer") : Score.of(sum);
    }

    private static double saliency(Layer layer) {
        return layer.sum((weight, derivative) -> Math.abs(weight * derivative));
    }

    private static double diversity(Layer layer, int columns) {
        return nuclearNorm(rows(layer.derivatives(), columns)) * nuclearNorm(rows(layer.weights(), columns));
    }

    /** The sum of the singular values. */
    static double nuclearNorm(double[][] matrix) {
        return Arrays.stream(Spectrum.singularValues(matrix)).sum();
    }

    private static double[][] rows(double[] values, int columns) {
        double[][] rows = new double[values.length / columns][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
        return rows;
    }
}
