package io.github.weft.proxy;

import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * How little the network's local linear maps of different images resemble each other (Mellor et al., 2020, as a score Abdelfattah et al.,
 * ICLR 2021): {@code -sum_i [ln(v_i + k) + 1 / (v_i + k)]} over the eigenvalues of the correlation matrix of the images' gradients.
 *
 * <p>At most about minus the batch size. Two equal images cost 100,000, so a batch must not hold duplicates. Unlike the published code, the
 * eigenvalues come from a symmetric solver, in double precision. Of all these proxies the least like a count of weights.
 */
public final class JacobCov implements ZeroCostProxy {

    private static final double K = 1e-5;

    @Override
    public Metric metric() {
        return Metric.maximize("jacob-cov");
    }

    @Override
    public String summary() {
        return "how uncorrelated the gradients at different images are (Mellor et al., 2020)";
    }

    @Override
    public Reading<?> reading() {
        return Readings.JACOBIAN;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("k", K);
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(Readings.JACOBIAN));
    }

    /** The score of gradients, one row a sample. */
    static Score score(double[][] gradients) {
        double[][] rows = Arrays.stream(gradients).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : rows) {
            double squares = centre(row);
            if (squares == 0) {
                return Score.failed("undefined: an image has the same gradient at every pixel");
            }
            if (!Double.isFinite(squares)) {
                return Score.of(squares);
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; i < row.length; i++) {
                row[i] /= norm;
            }
        }
        double score = 0;
        for (double eigenvalue : new EigenDecompositionSymmetric(correlations(rows)).getEigenvalues()) {
            score -= Math.log(eigenvalue + K) + 1 / (eigenvalue + K);
        }
        return Score.of(score);
    }

    /** Takes the mean from each number; returns the sum of squares left. */
    private static double centre(double[] row) {
        double mean = Arrays.stream(row).sum() / row.length;
        double squares = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] -= mean;
            squares += row[i] * row[i];
        }
        return squares;
    }

    private static RealMatrix correlations(double[][] unitRows) {
        int size = unitRows.length;
        var matrix = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < unitRows[i].length; k++) {
                    product += unitRows[i][k] * unitRows[j][k];
                }
                matrix.setEntry(i, j, product);
                matrix.setEntry(j, i, product);
            }
        }
        return matrix;
    }
}
