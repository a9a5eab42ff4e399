package io.github.weft.proxy.algebra;

import io.github.weft.eval.NoNumber;
import java.util.Arrays;

/** Pearson's correlation coefficients between the rows of a matrix. */
public final class Correlations {

    private Correlations() {}

    /**
     * A symmetric matrix with ones on its diagonal, up to rounding.
     *
     * @throws NoNumber if a row is constant, which correlates with nothing
     */
    public static double[][] of(double[][] rows) {
        double[][] units = Arrays.stream(rows).map(Correlations::unit).toArray(double[][]::new);
        var correlations = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < units[i].length; k++) {
                    product += units[i][k] * units[j][k];
                }
                correlations[i][j] = product;
                correlations[j][i] = product;
            }
        }
        return correlations;
    }

    /** The row less its mean, at length 1. */
    private static double[] unit(double[] row) {
        double mean = Arrays.stream(row).sum() / row.length;
        var unit = new double[row.length];
        double squares = 0;
        for (int i = 0; i < row.length; i++) {
            unit[i] = row[i] - mean;
            squares += unit[i] * unit[i];
        }
        if (squares == 0) {
            throw NoNumber.undefined("an image has the same gradient at every pixel");
        }
        if (!Double.isFinite(squares)) {
            throw NoNumber.notFinite(squares);
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }
}
