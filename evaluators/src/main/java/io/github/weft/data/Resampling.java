package io.github.weft.data;

import io.github.weft.arch.Triangle;
import java.util.List;

/**
 * Resizes to a square, source row by source row, with the triangle filter widened by the scale (what "bilinear with
 * antialiasing" means elsewhere): shrinking averages all pixels, enlarging interpolates, and the same size changes
 * nothing.
 */
final class Resampling {

    private final List<Triangle> across;
    private final List<Triangle> down;
    private final int size;
    private final double[][] sums;

    Resampling(int width, int height, int size, int channels) {
        this.across = Triangle.all(width, size);
        this.down = Triangle.all(height, size);
        this.size = size;
        this.sums = new double[channels][size * size];
    }

    /** Adds one row of the source. */
    void add(int channel, int row, int[] levels) {
        double[] sum = sums[channel];
        double[] resized = null;
        for (int target = 0; target < size; target++) {
            double weight = down.get(target).weight(row);
            if (weight == 0) {
                continue;
            }
            if (resized == null) {
                resized = across(levels);
            }
            for (int column = 0; column < size; column++) {
                sum[target * size + column] += weight * resized[column];
            }
        }
    }

    /** Copies the result after the last row, rounded to the nearest level. */
    void copy(int channel, byte[] target, int offset) {
        for (int i = 0; i < size * size; i++) {
            target[offset + i] = (byte) Math.max(0, Math.min(255, Math.round(sums[channel][i])));
        }
    }

    private double[] across(int[] levels) {
        var resized = new double[size];
        for (int column = 0; column < size; column++) {
            Triangle part = across.get(column);
            for (int i = 0; i < part.weights().size(); i++) {
                resized[column] += part.weights().get(i) * levels[part.start() + i];
            }
        }
        return resized;
    }
}
