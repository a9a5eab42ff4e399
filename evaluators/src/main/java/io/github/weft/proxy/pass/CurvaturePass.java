package io.github.weft.proxy.pass;

import ai.djl.ndarray.types.DataType;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * For every counted layer, its weights times (the Hessian times the gradient): what GraSP adds up.
 *
 * <p>A layer that feeds batch norm alone needs no pass. Its scale does not matter, so {@code w g = 0} wherever the weights are; the
 * derivative of that along the gradient says {@code w (H g) = -g g}. (Batch norm's epsilon makes it inexact by parts in ten thousand.)
 *
 * <p>For the others it is a forward difference, {@code (g(w + e g) - g(w)) / e}, of a second pass over moved weights, which goes back no
 * further than the first of them; {@code e} moves the weights by a fixed share of their length. Units that were on stay on, and the others
 * off: a backward pass through a backward pass takes ReLU for linear where it stands, and a plain difference of gradients would count the
 * kinks that the move crosses, of which a batch has so many that it measures little else.
 */
final class CurvaturePass {

    private static final double SHARE_FLOAT = 2e-5;
    private static final double SHARE_DOUBLE = 1e-6;

    private CurvaturePass() {}

    static Map<String, Double> run(Subject subject, LossPass here) {
        Set<String> scaleFree = ScaleFree.kernels(subject.network());
        Map<String, Double> products = new LinkedHashMap<>();
        here.layers().stream()
                .filter(layer -> scaleFree.contains(layer.name()))
                .forEach(layer -> products.put(layer.name(), -square(layer.derivativeNorm())));
        List<Layer> others = here.layers().stream()
                .filter(layer -> !scaleFree.contains(layer.name()))
                .toList();
        if (!others.isEmpty()) {
            difference(subject, here, others, Temperature.ONE)
                    .forEach((name, each) ->
                            products.put(name, Arrays.stream(each).reduce(0, Double::sum)));
        }
        return products;
    }

    /** The product of every weight, at a temperature: always by the difference, since batch norm tells but the sum of a layer's. */
    static Map<String, double[]> each(Subject subject, Temperature temperature) {
        LossPass here = LossPass.at(temperature, subject);
        return difference(subject, here, here.layers(), temperature);
    }

    private static Map<String, double[]> difference(
            Subject subject, LossPass here, List<Layer> layers, Temperature temperature) {
        double weightNorm = norm(here.layers(), Layer::weightNorm);
        double gradientNorm = norm(here.layers(), Layer::derivativeNorm);
        double share = subject.type() == DataType.FLOAT64 ? SHARE_DOUBLE : SHARE_FLOAT;
        double step = gradientNorm == 0 ? 0 : share * weightNorm / gradientNorm;
        Map<String, double[]> products = new LinkedHashMap<>();
        layers.forEach(layer -> products.put(layer.name(), new double[layer.weights().length]));
        if (step == 0) {
            return products;
        }
        try (Scope pass = subject.scope().inner();
                ReluPattern pattern = here.pattern().orElseThrow()) {
            OwnWeights moved = moved(subject, here.layers(), step, pass);
            moved.leaves().requireGradients(false);
            layers.forEach(layer -> moved.leaves().tensor(layer.name()).setRequiresGradient(true));
            subject.backward(moved, pass, temperature.after(pattern.holding(), subject, pass));
            for (Layer layer : layers) {
                double[] there = Doubles.of(moved.leaves().gradient(layer.name(), pass));
                var each = new double[there.length];
                for (int i = 0; i < there.length; i++) {
                    each[i] = layer.weights()[i] * ((there[i] - layer.derivatives()[i]) / step);
                }
                products.put(layer.name(), each);
            }
            return products;
        }
    }

    private static OwnWeights moved(Subject subject, List<Layer> layers, double step, Scope pass) {
        Map<String, double[]> moves = new HashMap<>();
        layers.forEach(layer -> moves.put(layer.name(), scaled(layer.derivatives(), step)));
        return OwnWeights.mapped(subject.network(), subject.own(), subject.type(), pass, (param, weight) -> {
            double[] move = moves.get(param.name());
            return move == null
                    ? weight.duplicate()
                    : weight.add(
                            pass.doubles(move, weight.getShape().getShape()).toType(subject.type(), false));
        });
    }

    private static double norm(List<Layer> layers, ToDoubleFunction<Layer> norm) {
        return Math.sqrt(layers.stream()
                .mapToDouble(layer -> square(norm.applyAsDouble(layer)))
                .sum());
    }

    private static double square(double value) {
        return value * value;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
