package io.github.weft.data;

/**
 * Resizes to a square, source row by source row, with the triangle filter widened by the scale (what "bilinear with
 * antialiasing" means elsewhere): shrinking averages all pixels, enlarging interpolates, and the same size changes
 * nothing.
 */
final class Resampling {

    private final double[][] across;
    private final double[][] down;
    private final int size;
    private final double[][] sums;

    Resampling(int width, int height, int size, int channels) {
        this.across = weights(width, size);
        this.down = weights(height, size);
        this.size = size;
        this.sums = new double[channels][size * size];
    }

    /** Adds one row of the source. */
    void add(int channel, int row, int[] levels) {
        double[] sum = sums[channel];
        double[] resized = null;
        for (int target = 0; target < size; target++) {
            double weight = weight(down[target], row);
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
            double[] part = across[column];
            int start = (int) part[0];
            for (int i = 1; i < part.length; i++) {
                resized[column] += part[i] * levels[start + i - 1];
            }
        }
        return resized;
    }

    private static double weight(double[] part, int index) {
        int at = index - (int) part[0] + 1;
        return at >= 1 && at < part.length ? part[at] : 0;
    }

    /** For each target its first source index, then the weights from there on, which sum to 1. */
    private static double[][] weights(int length, int size) {
        double scale = (double) length / size;
        double reach = Math.max(1, scale);
        var weights = new double[size][];
        for (int target = 0; target < size; target++) {
            double centre = (target + 0.5) * scale;
            int from = Math.max(0, (int) Math.floor(centre - reach));
            int to = Math.min(length, (int) Math.ceil(centre + reach));
            var part = new double[1 + to - from];
            part[0] = from;
            double total = 0;
            for (int i = from; i < to; i++) {
                part[1 + i - from] = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                total += part[1 + i - from];
            }
            for (int i = 1; i < part.length; i++) {
                part[i] /= total;
            }
            weights[target] = part;
        }
        return weights;
    }
}
