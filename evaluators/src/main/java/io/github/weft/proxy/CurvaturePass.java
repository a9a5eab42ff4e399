package io.github.weft.proxy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * The Hessian times the gradient by a forward difference, {@code (g(w + e g) - g(w)) / e}: one more pass on a moved copy of the weights
 * instead of going back through a backward pass. {@code e} moves the weights by a fixed share of their length.
 *
 * <p>Units that were on stay on, and the others off. A backward pass through a backward pass takes ReLU for linear where it stands; a plain
 * difference of gradients would count the kinks that the move crosses, of which a batch has so many that it measures little else.
 */
final class CurvaturePass {

    private static final double SHARE_FLOAT = 2e-5;
    private static final double SHARE_DOUBLE = 1e-6;

    private CurvaturePass() {}

    static List<Layer> run(Subject subject, LossPass here) {
        List<Layer> at = here.layers();
        double weightNorm = norm(at, (weight, gradient) -> weight * weight);
        double gradientNorm = norm(at, (weight, gradient) -> gradient * gradient);
        double share = subject.type() == DataType.FLOAT64 ? SHARE_DOUBLE : SHARE_FLOAT;
        double step = gradientNorm == 0 ? 0 : share * weightNorm / gradientNorm;
        if (step == 0) {
            return subject.weights();
        }
        try (Scope pass = subject.scope().inner();
                ReluPattern pattern = here.pattern().orElseThrow()) {
            Map<String, double[]> moves = new HashMap<>();
            at.forEach(layer -> moves.put(layer.name(), scaled(layer.derivatives(), step)));
            OwnWeights moved =
                    OwnWeights.mapped(subject.network(), subject.own(), subject.type(), pass, (param, weight) -> {
                        double[] move = moves.get(param.name());
                        return move == null
                                ? weight.duplicate()
                                : weight.add(
                                        pass.doubles(move, weight.getShape().getShape())
                                                .toType(subject.type(), false));
                    });
            subject.backward(moved, pass, pattern.holding());
            List<Layer> there = subject.layers(moved.leaves(), pass);
            List<Layer> curvature = new ArrayList<>();
            for (int i = 0; i < at.size(); i++) {
                Layer layer = at.get(i);
                double[] change = there.get(i).derivatives();
                for (int k = 0; k < change.length; k++) {
                    change[k] = (change[k] - layer.derivatives()[k]) / step;
                }
                curvature.add(new Layer(layer.name(), layer.weights(), change));
            }
            return curvature;
        }
    }

    private static double norm(List<Layer> layers, DoubleBinaryOperator square) {
        return Math.sqrt(layers.stream().mapToDouble(layer -> layer.sum(square)).sum());
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
