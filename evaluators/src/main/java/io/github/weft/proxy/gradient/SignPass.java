package io.github.weft.proxy.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.LinkedHashMap;
import java.util.Map;

/** One forward and one backward pass for each image by itself; of their gradients only the sums of signs are kept. */
final class SignPass {

    private SignPass() {}

    /** Over the counted weights, the sum of the absolute sums of their gradients' signs; NaN if a gradient is not finite. */
    static double run(Subject subject) {
        checkNormalisations(subject.network());
        try (Scope all = subject.scope().inner()) {
            Map<Param, NDArray> sums = new LinkedHashMap<>();
            for (Param param : subject.countedParams()) {
                sums.put(param, all.zeros(subject.type(), dims(param)));
            }
            for (int image = 0; image < subject.batch().size(); image++) {
                add(subject.before(subject.batch().part(image, 1)), sums);
            }
            return sums.values().stream()
                    .mapToDouble(sum ->
                            Doubles.of(sum.abs().toType(DataType.FLOAT64, false).sum())[0])
                    .sum();
        }
    }

    private static void add(Subject image, Map<Param, NDArray> sums) {
        try (Scope pass = image.scope().inner()) {
            OwnWeights leaves = OwnWeights.viewOf(image.network(), image.own(), pass);
            image.backward(leaves, pass, Observer.none());
            Torch.plain(() -> sums.forEach((param, sum) ->
                    Torch.onGradient(leaves.leaves().tensor(param.name()), gradient -> {
                        // not a number has sign 0; zero times it has none
                        try (NDArray sign = gradient.sign();
                                NDArray nothing = gradient.mul(0)) {
                            sum.addi(sign).addi(nothing);
                        }
                    })));
        }
    }

    /** A batch norm that sees one number a channel has no variance to divide by. */
    private static void checkNormalisations(Network network) {
        network.nodes().stream()
                .filter(node -> node.op() instanceof Op.BatchNorm)
                .forEach(node -> {
                    Shape shape = network.shape(node.name());
                    if (shape.size() == shape.dims().get(0)) {
                        throw new NotApplicable("batch norm (%s) sees one number a channel of a single image, %s"
                                .formatted(node.name(), shape));
                    }
                });
    }

    private static long[] dims(Param param) {
        return param.shape().stream().mapToLong(Integer::longValue).toArray();
    }
}
