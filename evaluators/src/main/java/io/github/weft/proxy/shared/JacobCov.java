package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

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
        return Readings.CORRELATIONS;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("k", K);
    }

    @Override
    public Score score(Probe probe) {
        return score(probe.read(Readings.CORRELATIONS));
    }

    /** The score of the correlations between the images' gradients. */
    static Score score(double[][] correlations) {
        double score = 0;
        for (double eigenvalue :
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(correlations, false)).getEigenvalues()) {
            score -= Math.log(eigenvalue + K) + 1 / (eigenvalue + K);
        }
        return Score.of(score);
    }
}
