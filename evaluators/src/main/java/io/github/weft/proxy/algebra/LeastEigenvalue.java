package io.github.weft.proxy.algebra;

/**
 * The least eigenvalue of a positive semi-definite matrix, without the others: Householder's reduction to three diagonals, and bisection
 * by Sturm's count. Takes a tenth of a whole decomposition, and cannot fail to converge.
 */
public final class LeastEigenvalue {

    private static final int HALVINGS = 60;
    private static final double TINY = 1e-300;

    private LeastEigenvalue() {}

    /** @param matrix symmetric; overwritten */
    public static double of(double[][] matrix) {
        int size = matrix.length;
        double[] diagonal = new double[size];
        double[] beside = new double[size];
        for (int k = 0; k < size; k++) {
            diagonal[k] = matrix[k][k];
            if (k < size - 1) {
                beside[k + 1] = reflect(matrix, k);
            }
        }
        double low = 0;
        double high = diagonal[0];
        for (double value : diagonal) {
            high = Math.min(high, value);
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (anyBelow(middle, diagonal, beside)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** Clears column {@code k} below its first entry beside the diagonal, which it returns. */
    private static double reflect(double[][] matrix, int k) {
        int size = matrix.length;
        double square = 0;
        for (int i = k + 1; i < size; i++) {
            square += matrix[i][k] * matrix[i][k];
        }
        double first = matrix[k + 1][k];
        double left = first > 0 ? -Math.sqrt(square) : Math.sqrt(square);
        double[] v = new double[size];
        for (int i = k + 1; i < size; i++) {
            v[i] = matrix[i][k];
        }
        v[k + 1] -= left;
        double length = square - first * first + v[k + 1] * v[k + 1];
        if (length == 0) {
            return left;
        }
        double[] w = new double[size];
        double along = 0;
        for (int i = k + 1; i < size; i++) {
            double sum = 0;
            for (int j = k + 1; j < size; j++) {
                sum += matrix[i][j] * v[j];
            }
            w[i] = 2 * sum / length;
            along += w[i] * v[i];
        }
        for (int i = k + 1; i < size; i++) {
            w[i] -= along / length * v[i];
        }
        for (int i = k + 1; i < size; i++) {
            for (int j = k + 1; j < size; j++) {
                matrix[i][j] -= v[i] * w[j] + w[i] * v[j];
            }
        }
        return left;
    }

    private static boolean anyBelow(double value, double[] diagonal, double[] beside) {
        double pivot = 1;
        for (int i = 0; i < diagonal.length; i++) {
            pivot = diagonal[i] - value - beside[i] * beside[i] / pivot;
            if (pivot < 0) {
                return true;
            }
            if (pivot == 0) {
                pivot = TINY;
            }
        }
        return false;
    }
}
