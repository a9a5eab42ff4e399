package io.github.weft.proxy.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One forward pass, and for each image one backward pass that keeps the record of it; products of the gradients in double precision. */
final class KernelPass {

    private KernelPass() {}

    static TangentKernel run(Subject subject) {
        int size = subject.batch().size();
        try (Scope pass = subject.scope().inner()) {
            OwnWeights own = OwnWeights.viewOf(subject.network(), subject.own(), pass);
            Leaves leaves = own.leaves();
            List<Param> weights = subject.network().params().stream()
                    .filter(param -> param.role() == Role.KERNEL || param.role() == Role.NORM_SCALE)
                    .toList();
            leaves.requireGradients(false);
            weights.forEach(param -> leaves.tensor(param.name()).setRequiresGradient(true));
            Map<Param, NDList> rows = new LinkedHashMap<>();
            weights.forEach(param -> rows.put(param, new NDList()));
            Torch.recording(() -> {
                NDArray logits = subject.logits(own, subject.images(pass), pass, Observer.none());
                for (int image = 0; image < size; image++) {
                    Torch.backward(logits, row(image, logits, subject.type(), pass), image < size - 1, false);
                    rows.forEach((param, gradients) -> {
                        gradients.add(leaves.gradient(param.name(), pass).reshape(1, param.count()));
                        Torch.clearGradient(leaves.tensor(param.name()));
                    });
                    subject.deadline().check();
                }
                return true;
            });
            return new TangentKernel(
                    Torch.plain(() -> products(rows.values().stream().toList(), size)),
                    IntStream.range(0, size).map(subject.batch()::label).toArray());
        }
    }

    /** Ones for the logits of one image, zeros for the others. */
    private static NDArray row(int image, NDArray logits, DataType type, Scope pass) {
        int classes = (int) logits.getShape().get(1);
        var ones = new double[Math.toIntExact(logits.size())];
        Arrays.fill(ones, image * classes, (image + 1) * classes, 1);
        return pass.doubles(ones, logits.getShape().getShape()).toType(type, false);
    }

    private static double[][] products(List<NDList> rowsByWeight, int size) {
        var products = new double[size][size];
        for (NDList rows : rowsByWeight) {
            try (NDArray stacked = NDArrays.concat(rows);
                    NDArray wide = stacked.toType(DataType.FLOAT64, true);
                    NDArray turned = wide.transpose();
                    NDArray product = wide.matMul(turned)) {
                double[] numbers = product.toDoubleArray();
                for (int i = 0; i < numbers.length; i++) {
                    if (!Double.isFinite(numbers[i])) {
                        throw NoNumber.notFinite(numbers[i]);
                    }
                    products[i / size][i % size] += numbers[i];
                }
            }
        }
        return products;
    }
}
