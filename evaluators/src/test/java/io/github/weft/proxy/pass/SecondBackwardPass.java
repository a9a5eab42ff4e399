package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** GraSP as published: the gradient of (gradient times a constant copy of it), by a backward pass through a backward pass. */
public final class SecondBackwardPass {

    private SecondBackwardPass() {}

    /** Of a network with default weights, drawn by seed 1. */
    public static double grasp(Network network, Batch batch, DataType type) {
        try (Scope scope = Scope.open()) {
            List<String> kernels = network.params().stream()
                    .filter(param -> param.role() == Role.KERNEL)
                    .map(Param::name)
                    .toList();
            int[] labels = IntStream.range(0, batch.size()).map(batch::label).toArray();
            OwnWeights weights = Fixtures.weights(network, Map.of(), type, scope);
            Leaves leaves = weights.leaves();
            return Torch.recording(() -> {
                NDArray images = scope.floats(batch.values(), batch.dims()).toType(type, false);
                NDArray logits =
                        new Executor(network, weights).logits(images, scope, Pass.with(new BatchNormMode.Batch()));
                NDArray loss = Fixtures.crossEntropy(logits, labels, scope);
                Torch.backward(loss, loss.onesLike(), true, true);
                List<double[]> gradients = kernels.stream()
                        .map(kernel -> Doubles.of(leaves.gradient(kernel, scope)))
                        .toList();
                NDArray products = scope.zeros(type, 1);
                for (String kernel : kernels) {
                    NDArray gradient = leaves.tensor(kernel).getGradient();
                    products = products.add(
                            gradient.mul(leaves.gradient(kernel, scope)).sum());
                }
                Torch.backward(products);
                double score = 0;
                for (int layer = 0; layer < kernels.size(); layer++) {
                    String kernel = kernels.get(layer);
                    double[] weight =
                            Torch.plain(() -> Doubles.of(leaves.tensor(kernel).duplicate()));
                    double[] both = Doubles.of(leaves.gradient(kernel, scope));
                    for (int i = 0; i < weight.length; i++) {
                        score -= weight[i] * (both[i] - gradients.get(layer)[i]);
                    }
                }
                return score;
            });
        }
    }
}
