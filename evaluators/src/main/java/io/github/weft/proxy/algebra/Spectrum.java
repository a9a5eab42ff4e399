package io.github.weft.proxy.algebra;

import io.github.weft.eval.NoNumber;
import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
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
        try {
            return new EigenDecompositionSymmetric(symmetric).getEigenvalues();
        } catch (MathIllegalStateException e) {
            return shifted(symmetric);
        }
    }

    /**
     * The eigenvalues of the matrix plus its norm on the diagonal, less that norm: exact to about 1e-16 of the largest. Where all but a few are
     * rounding errors of those few, the iteration tries for ever to tell the errors apart; beside the norm they are equal.
     */
    private static double[] shifted(RealMatrix symmetric) {
        double norm = symmetric.getFrobeniusNorm();
        RealMatrix raised = symmetric.add(MatrixUtils.createRealIdentityMatrix(symmetric.getRowDimension())
                .scalarMultiply(norm));
        try {
            return Arrays.stream(new EigenDecompositionSymmetric(raised).getEigenvalues())
                    .map(value -> value - norm)
                    .toArray();
        } catch (MathIllegalStateException e) {
            throw NoNumber.undefined("the eigenvalues of a matrix of norm %s do not converge".formatted(norm));
        }
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
