package io.github.weft.proxy;

/**
 * For each pair of samples, how many ReLU units are both on or both off.
 *
 * @param units ReLU units in all: what a sample has in common with itself
 */
public record ActivationKernel(long units, double[][] matrix) {

    public ActivationKernel {
        matrix = copy(matrix);
    }

    @Override
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
