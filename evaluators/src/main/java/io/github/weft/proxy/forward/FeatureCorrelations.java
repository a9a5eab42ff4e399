package io.github.weft.proxy.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.proxy.algebra.LeastEigenvalue;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Torch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes while one image goes by the least eigenvalue of the correlations between the channels of each map that an operation makes,
 * across positions.
 *
 * <p>Batch norm moves and scales channels, which correlations do not see, so its map has the eigenvalue of the one before.
 */
final class FeatureCorrelations implements Observer {

    private static final int IMAGES = 4;
    private static final double CONSTANT = 1e-10;

    private final Map<String, Double> least = new LinkedHashMap<>();

    @Override
    public NDArray observe(Node node, List<NDArray> inputs, NDArray output) {
        boolean given = node.op() instanceof Op.Input || node.op() instanceof ImageOp.Resize;
        boolean map = output.getShape().dimension() == IMAGES && !given;
        if (map) {
            Double before = least.get(node.inputs().get(0));
            boolean same = node.op() instanceof Op.BatchNorm && before != null;
            least.put(node.name(), same ? before : Torch.plain(() -> leastEigenvalue(output)));
        }
        return output;
    }

    /** By the operation that made the map; at most 1. */
    Map<String, Double> least() {
        return least;
    }

    /** Of the first image of an array; 0 if a channel is constant, or if there are no more positions than channels. */
    static double leastEigenvalue(NDArray maps) {
        int channels = (int) maps.getShape().get(1);
        int positions = (int) (maps.getShape().get(2) * maps.getShape().get(3));
        if (positions <= channels) {
            return 0;
        }
        try (NDArray first = maps.get(0);
                NDArray exact = first.toType(DataType.FLOAT64, true);
                NDArray rows = exact.reshape(channels, positions);
                NDArray means = rows.mean(new int[] {1}, true);
                NDArray centred = rows.sub(means);
                NDArray transposed = centred.transpose();
                NDArray product = centred.matMul(transposed);
                NDArray sizes = rows.norm(new int[] {1}, true)) {
            return leastEigenvalue(product.toDoubleArray(), sizes.toDoubleArray());
        }
    }

    private static double leastEigenvalue(double[] products, double[] sizes) {
        int channels = sizes.length;
        double[] norms = new double[channels];
        for (int i = 0; i < channels; i++) {
            norms[i] = Math.sqrt(products[i * channels + i]);
        }
        for (int i = 0; i < channels; i++) {
            if (!(norms[i] > CONSTANT * sizes[i])) {
                return 0;
            }
        }
        double[][] correlations = new double[channels][channels];
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j <= i; j++) {
                double correlation = i == j ? 1 : products[i * channels + j] / norms[i] / norms[j];
                correlations[i][j] = correlation;
                correlations[j][i] = correlation;
            }
        }
        return LeastEigenvalue.of(correlations);
    }
}
