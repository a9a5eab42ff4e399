package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.ActivationKernel;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Whether images fall into different linear regions (Mellor et al., ICML 2021, "Neural architecture search without training"): the
 * logarithm of the determinant of the {@link ActivationKernel}.
 *
 * <p>Units with a positive input are on; every ReLU on a path to the logits counts, once for each reader of its input. Undefined without
 * ReLU, and for two images with one code. Grows with the number of units.
 */
public final class Nwot implements ZeroCostProxy {

    private static final double SYMMETRY = 1e-12;
    private static final double SMALLEST_PIVOT = 1e-10;

    @Override
    public Metric metric() {
        return Metric.maximize("nwot");
    }

    @Override
    public String summary() {
        return "ln of the determinant of the images' agreement in ReLU codes (Mellor et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.ACTIVATIONS;
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(Readings.ACTIVATIONS));
    }

    /** The score of a kernel. */
    static Score score(ActivationKernel kernel) {
        if (kernel.units() == 0) {
            return Score.failed("does not apply: the network has no ReLU");
        }
        double[][] matrix = kernel.matrix();
        if (Double.isNaN(matrix[0][0])) {
            return Score.of(Double.NaN);
        }
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                if (matrix[i][j] == kernel.units()) {
                    return Score.failed("identical codes: of images %s and %s".formatted(j, i));
                }
            }
        }
        try {
            var decomposition = new CholeskyDecomposition(
                    new Array2DRowRealMatrix(matrix, false), SYMMETRY, SMALLEST_PIVOT * kernel.units());
            double logarithm = 0;
            for (int i = 0; i < matrix.length; i++) {
                logarithm += 2 * Math.log(decomposition.getL().getEntry(i, i));
            }
            return Score.of(logarithm);
        } catch (MathIllegalArgumentException e) {
            return Score.failed("undefined: the activation kernel is singular");
        }
    }
}
