package io.github.weft.data;

import io.github.weft.arch.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and standard deviation of each channel, for pixels scaled to [0, 1]. The standard deviation is that of the
 * population.
 *
 * @param deviation at least one grey level (1/255), so that a constant channel does not divide by zero
 */
public record Normalization(List<Double> mean, List<Double> deviation) {

    static final int LEVELS = 256;
    private static final double SCALE = LEVELS - 1;

    public Normalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Exact: sums are integers, so neither order nor number of images costs a digit. */
    static Normalization of(Shape shape, byte[] pixels) {
        int area = shape.height() * shape.width();
        var sums = new long[shape.features()];
        var squares = new long[shape.features()];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / area % sums.length;
            int level = pixels[i] & 0xff;
            sums[channel] += level;
            squares[channel] += (long) level * level;
        }
        double count = (double) pixels.length / sums.length;
        var means = new ArrayList<Double>();
        var deviations = new ArrayList<Double>();
        for (int channel = 0; channel < sums.length; channel++) {
            double mean = sums[channel] / count;
            double variance = squares[channel] / count - mean * mean;
            means.add(mean / SCALE);
            deviations.add(Math.max(1, Math.sqrt(Math.max(0, variance))) / SCALE);
        }
        return new Normalization(means, deviations);
    }

    /** The normalised value of every grey level of a channel. */
    float[] levels(int channel) {
        var levels = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            levels[level] = (float) ((level / SCALE - mean.get(channel)) / deviation.get(channel));
        }
        return levels;
    }
}
