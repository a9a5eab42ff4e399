package io.github.weft.proxy.pass;

/**
 * For each pair of samples, how many ReLU units are both on or both off; the units in all are what a sample has in common with itself. Not a
 * number where the network's are not finite.
 */
public final class ActivationKernel {

    private final long units;
    private final double[][] matrix;

    public ActivationKernel(long units, double[][] matrix) {
        this.units = units;
        this.matrix = copy(matrix);
    }

    /** ReLU units in all. */
    public long units() {
        return units;
    }

    /** A copy, one row a sample. */
    public double[][] matrix() {
        return copy(matrix);
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
