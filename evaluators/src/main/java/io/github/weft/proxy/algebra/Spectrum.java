package io.github.weft.proxy.algebra;

import io.github.weft.eval.NoNumber;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/** Eigenvalues and singular values in double precision, largest first. */
public final class Spectrum {

    private Spectrum() {}

    /**
     * Eigenvalues of the symmetric part of a square matrix.
     *
     * @throws NoNumber if the matrix holds something that is not finite
     */
    public static double[] eigenvalues(double[][] square) {
        RealMatrix matrix = finite(square);
        return eigenvalues(matrix.add(matrix.transpose()).scalarMultiply(.5));
    }

    /**
     * Singular values, as the roots of the eigenvalues of the smaller of the two products of a matrix with its transpose: exact to about
     * 1e-8 of the largest.
     *
     * @throws NoNumber if the matrix holds something that is not finite
     */
    public static double[] singularValues(double[][] matrix) {
        RealMatrix given = finite(matrix);
        RealMatrix tall = given.getRowDimension() < given.getColumnDimension() ? given.transpose() : given;
        double largest = Arrays.stream(tall.getData())
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        if (largest == 0) {
            return new double[tall.getColumnDimension()];
        }
        RealMatrix scaled = tall.scalarMultiply(1 / largest);
        return Arrays.stream(eigenvalues(scaled.transposeMultiply(scaled)))
                .map(value -> largest * Math.sqrt(Math.max(0, value)))
                .toArray();
    }

    private static double[] eigenvalues(RealMatrix symmetric) {
        return new EigenDecompositionSymmetric(symmetric).getEigenvalues();
    }

    private static RealMatrix finite(double[][] matrix) {
        for (double[] row : matrix) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw NoNumber.notFinite(value);
                }
            }
        }
        return new Array2DRowRealMatrix(matrix, false);
    }
}
