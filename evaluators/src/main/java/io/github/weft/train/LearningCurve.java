package io.github.weft.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The power law {@code y(t) = c - a * t^-alpha} through the accuracies of the first epochs: the family {@code pow3} of Domhan et al.
 * ("Speeding up automatic hyperparameter optimization of deep neural networks by extrapolation of learning curves", IJCAI 2015).
 *
 * <p>Differs from the paper: one family, the one of its eleven that saturates last, by least squares (Levenberg-Marquardt) with the usual
 * linearised uncertainty, where the paper samples weighted sums of all eleven; and the
 * noise of epoch t is taken to fall as 1 / t, so that its square weighs t^2, since curves calm down as the learning rate falls. Alpha is
 * kept positive by fitting its logarithm.
 *
 * @param point c, a and the logarithm of alpha
 * @param covariance of the point, for residuals of variance 1
 * @param variance of the residual of the first epoch; that of epoch t is so much divided by t^2
 */
record LearningCurve(RealVector point, RealMatrix covariance, double variance, int epochs) {

    /** Numbers that are fitted. */
    static final int PARAMETERS = 3;

    private static final int MOST_STEPS = 1_000;
    private static final double SINGULAR = 1e-14;

    /**
     * What the curve says of an epoch to come.
     *
     * @param accuracy expected, in percent
     * @param deviation standard deviation of what will be measured
     * @param freedom degrees of freedom of the deviation
     */
    record Forecast(double accuracy, double deviation, int freedom) {}

    /** The best curve through accuracies of epochs 1, 2, ...; empty if there is none, or infinitely many. */
    static Optional<LearningCurve> through(List<Double> accuracies) {
        int epochs = accuracies.size();
        if (epochs <= PARAMETERS) {
            return Optional.empty();
        }
        double last = accuracies.get(epochs - 1);
        try {
            LeastSquaresOptimizer.Optimum best = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .model(at -> values(at, epochs))
                            .target(accuracies.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                            .weight(weights(epochs))
                            .start(new double[] {last, last - accuracies.get(0), 0})
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build());
            double variance = best.getCost() * best.getCost() / (epochs - PARAMETERS);
            var curve = new LearningCurve(best.getPoint(), best.getCovariances(SINGULAR), variance, epochs);
            return Double.isFinite(curve.at(epochs).deviation()) ? Optional.of(curve) : Optional.empty();
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    /** The forecast for an epoch, from 1. */
    Forecast at(int epoch) {
        RealVector slope = slope(point, epoch);
        double spread = slope.dotProduct(covariance.operate(slope));
        return new Forecast(
                value(point, epoch), Math.sqrt(variance * (1 / weight(epoch) + spread)), epochs - PARAMETERS);
    }

    private static double weight(int epoch) {
        return (double) epoch * epoch;
    }

    private static RealMatrix weights(int epochs) {
        return MatrixUtils.createRealDiagonalMatrix(IntStream.rangeClosed(1, epochs)
                .mapToDouble(LearningCurve::weight)
                .toArray());
    }

    private static Pair<RealVector, RealMatrix> values(RealVector at, int epochs) {
        RealVector values = new ArrayRealVector(epochs);
        RealMatrix slopes = MatrixUtils.createRealMatrix(epochs, PARAMETERS);
        for (int i = 0; i < epochs; i++) {
            values.setEntry(i, value(at, i + 1));
            slopes.setRowVector(i, slope(at, i + 1));
        }
        return new Pair<>(values, slopes);
    }

    private static double value(RealVector at, int epoch) {
        return at.getEntry(0) - at.getEntry(1) * Math.pow(epoch, -Math.exp(at.getEntry(2)));
    }

    private static RealVector slope(RealVector at, int epoch) {
        double alpha = Math.exp(at.getEntry(2));
        double power = Math.pow(epoch, -alpha);
        return new ArrayRealVector(new double[] {1, -power, at.getEntry(1) * alpha * Math.log(epoch) * power});
    }
}
