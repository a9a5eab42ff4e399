package io.github.weft.onnx;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a model file's logits are from those of the network it was made of, on the same samples.
 *
 * @param samples how many
 * @param difference largest absolute difference of two logits
 * @param largest largest absolute logit of the network
 * @param otherwise samples that the file puts into another class though the network's two highest logits are at least {@value #MARGIN} apart
 * @param close samples that the file puts into another class where they are closer
 * @param right samples that the network puts into their own class
 * @param exportedRight samples that the file puts into their own class
 */
public record Parity(
        int samples, double difference, double largest, int otherwise, int close, int right, int exportedRight) {

    /** Allowed difference, for logits of at most 1; for larger ones in proportion to the largest. */
    public static final double TOLERANCE = 1e-4;

    /** Where the two highest logits are closer, either class will do. */
    public static final double MARGIN = 2e-4;

    /** Of no samples yet. */
    public static Parity none() {
        return new Parity(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * With more samples.
     *
     * @param expected the network's logits, sample after sample
     * @param actual the file's, of as many samples or more; what is more is left out
     * @param labels of the samples
     */
    public Parity and(float[] expected, float[] actual, int[] labels) {
        int classes = expected.length / labels.length;
        Parity parity = this;
        for (int i = 0; i < labels.length; i++) {
            parity = parity.andSample(expected, actual, i * classes, classes, labels[i]);
        }
        return parity;
    }

    private Parity andSample(float[] expected, float[] actual, int from, int classes, int label) {
        double furthest = difference;
        double highest = largest;
        for (int i = from; i < from + classes; i++) {
            double apart = Math.abs((double) expected[i] - actual[i]);
            furthest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(furthest, apart);
            highest = Math.max(highest, Math.abs(expected[i]));
        }
        int own = best(expected, from, classes, -1);
        int theirs = best(actual, from, classes, -1);
        boolean same = own == theirs;
        boolean clear = classes == 1 || margin(expected, from, classes, own) >= MARGIN;
        return new Parity(
                samples + 1,
                furthest,
                highest,
                otherwise + (!same && clear ? 1 : 0),
                close + (!same && !clear ? 1 : 0),
                right + (own == label ? 1 : 0),
                exportedRight + (theirs == label ? 1 : 0));
    }

    private static double margin(float[] logits, int from, int classes, int best) {
        return (double) logits[from + best] - logits[from + best(logits, from, classes, best)];
    }

    /** The class of the highest logit but one; of equal ones the first. */
    private static int best(float[] logits, int from, int classes, int but) {
        int best = but == 0 ? 1 : 0;
        for (int i = best + 1; i < classes; i++) {
            best = i != but && logits[from + i] > logits[from + best] ? i : best;
        }
        return best;
    }

    /** The difference as a share of what is allowed: at most 1 is well. */
    public double ratio() {
        return difference / (TOLERANCE * Math.max(1, largest));
    }

    /** In percent. */
    public double accuracy() {
        return 100.0 * right / samples;
    }

    /** In percent. */
    public double exportedAccuracy() {
        return 100.0 * exportedRight / samples;
    }

    /** What speaks against the file; empty if it is as good as the network. */
    public Optional<String> objection() {
        if (samples == 0) {
            return Optional.of("it was tried on no sample");
        }
        if (!(ratio() <= 1)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "logits differ by up to %.2e, and %.2e is allowed",
                    difference,
                    TOLERANCE * Math.max(1, largest)));
        }
        if (otherwise > 0) {
            return Optional.of("%s of %s samples get another class".formatted(otherwise, samples));
        }
        if (right != exportedRight) {
            return Optional.of(
                    "%s of %s samples are classified rightly, not %s".formatted(exportedRight, samples, right));
        }
        return Optional.empty();
    }
}
