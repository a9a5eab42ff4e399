package io.github.weft.latency;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Linear regression that keeps near a first guess unless the sample speaks against it: {@code w} minimises the sum of {@code (y - x w)^2} and of {@code lambda n
 * s_j^2 (w_j - guess_j)^2}, where {@code s_j} is the size of column j and n the number of rows. Of several lambdas the one whose predictions of each row by the others are best
 * (leave one out, in closed form) is taken; of equals the largest.
 */
final class Ridge {

    private static final List<Double> LAMBDAS = List.of(1.0, .3, .1, .03, .01, 3e-3, 1e-3, 1e-4);

    private Ridge() {}

    /** The weights. @throws IllegalArgumentException without rows */
    static double[] fit(double[][] rows, double[] targets, double[] guess) {
        if (rows.length == 0 || rows.length != targets.length) {
            throw new IllegalArgumentException("rows (%s) must be at least one, and as many as targets (%s)."
                    .formatted(rows.length, targets.length));
        }
        RealMatrix x = new Array2DRowRealMatrix(rows);
        RealVector open = new ArrayRealVector(targets).subtract(x.operate(new ArrayRealVector(guess)));
        double[] best = guess;
        double least = Double.POSITIVE_INFINITY;
        for (double lambda : LAMBDAS) {
            RealMatrix pseudoInverse = pseudoInverse(x, lambda);
            RealVector change = pseudoInverse.operate(open);
            double error = leftOut(x, pseudoInverse, open.subtract(x.operate(change)));
            if (error < least) {
                least = error;
                best = new ArrayRealVector(guess).add(change).toArray();
            }
        }
        return best;
    }

    /** {@code (x'x + lambda n S^2)^-1 x'}. */
    private static RealMatrix pseudoInverse(RealMatrix x, double lambda) {
        RealMatrix turned = x.transpose();
        RealMatrix normal = turned.multiply(x);
        for (int j = 0; j < normal.getRowDimension(); j++) {
            double size = normal.getEntry(j, j);
            normal.addToEntry(j, j, size == 0 ? 1 : lambda * size);
        }
        return new LUDecomposition(normal).getSolver().getInverse().multiply(turned);
    }

    /** The sum of squares of what each row is missed by if the others alone are known. */
    private static double leftOut(RealMatrix x, RealMatrix pseudoInverse, RealVector residuals) {
        double[] squares = new double[x.getRowDimension()];
        for (int i = 0; i < squares.length; i++) {
            double leverage = x.getRowVector(i).dotProduct(pseudoInverse.getColumnVector(i));
            double missed = residuals.getEntry(i) / Math.max(1e-9, 1 - leverage);
            squares[i] = missed * missed;
        }
        return Arrays.stream(squares).sum();
    }
}
