package io.github.weft.tickets;

import io.github.weft.sparse.Mask;
import java.util.random.RandomGenerator;

/**
 * A separable natural evolution strategy (SNES; Schaul, Glasmachers and Schmidhuber, "High dimensions and heavy tails for natural evolution
 * strategies", 2011): an independent normal distribution for every free coordinate, whose mean and deviation both follow the ranks of a
 * population. With samples s, utilities u and the rates a, b of its settings, a generation does
 * <pre>
 *   mean      = mean + a * deviation * sum(u * s)
 *   deviation = deviation * exp(b / 2 * sum(u * (s^2 - 1)))
 * </pre>
 *
 * <p>Differences from the paper: mirrored samples, and OpenAI-ES's centred ranks for utilities. OpenAI-ES itself has one fixed deviation,
 * under which signal to noise is nothing but magnitude.
 *
 * <p>Coordinates that are not free are zero, take no part in any sample and never move.
 */
public final class SeparableStrategy {

    /** Judges a population. */
    @FunctionalInterface
    public interface Losses {

        /** One loss a member, lower being better; members stand one after the other. */
        double[] of(float[] members);
    }

    private final int size;
    private final int[] free;
    private final double[] mean;
    private final double[] deviation;
    private final Evolution settings;

    /** @param start the first mean; what it has where nothing is free is ignored */
    public SeparableStrategy(double[] start, Mask free, Evolution settings) {
        this.size = start.length;
        this.free = free.places();
        this.settings = settings;
        this.mean = new double[this.free.length];
        this.deviation = new double[this.free.length];
        for (int i = 0; i < this.free.length; i++) {
            mean[i] = start[this.free[i]];
            deviation[i] = settings.deviation();
        }
    }

    /** One generation. */
    public void advance(Losses losses, RandomGenerator random) {
        var samples = new double[settings.population() / 2][mean.length];
        for (double[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = random.nextGaussian();
            }
        }
        follow(samples, RankShaping.of(losses.of(members(samples))));
    }

    /** Means plus samples, then means minus samples. */
    private float[] members(double[][] samples) {
        var members = new float[2 * samples.length * size];
        for (int k = 0; k < samples.length; k++) {
            int plus = k * size;
            int minus = (k + samples.length) * size;
            for (int i = 0; i < free.length; i++) {
                double step = deviation[i] * samples[k][i];
                members[plus + free[i]] = (float) (mean[i] + step);
                members[minus + free[i]] = (float) (mean[i] - step);
            }
        }
        return members;
    }

    /** @param utilities of the samples, then of their mirror images */
    void follow(double[][] samples, double[] utilities) {
        for (int i = 0; i < mean.length; i++) {
            double slope = 0;
            double spread = 0;
            for (int k = 0; k < samples.length; k++) {
                double sample = samples[k][i];
                double plus = utilities[k];
                double minus = utilities[k + samples.length];
                slope += (plus - minus) * sample;
                spread += (plus + minus) * (sample * sample - 1);
            }
            mean[i] += settings.meanRate() * deviation[i] * slope;
            deviation[i] *= Math.exp(settings.deviationRate() / 2 * spread);
        }
    }

    /** The means by place; 0 where nothing is free. */
    public double[] means() {
        return byPlace(mean);
    }

    /** The standard deviations by place; 0 where nothing is free. */
    public double[] deviations() {
        return byPlace(deviation);
    }

    /**
     * |mean| over standard deviation by place; 0 where nothing is free.
     *
     * <p>A deviation shrinks where steps away from the mean cost ranks, that is where the loss is curved, and in balance its square goes
     * as one over the curvature. The square of signal to noise then goes as curvature times square of the weight: the loss, to second
     * order, of taking the weight away.
     */
    public double[] signalToNoise() {
        var ratios = new double[size];
        for (int i = 0; i < free.length; i++) {
            ratios[free[i]] = Math.abs(mean[i]) / deviation[i];
        }
        return ratios;
    }

    private double[] byPlace(double[] values) {
        var all = new double[size];
        for (int i = 0; i < free.length; i++) {
            all[free[i]] = values[i];
        }
        return all;
    }
}
