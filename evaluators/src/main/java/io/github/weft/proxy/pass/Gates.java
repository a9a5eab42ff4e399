package io.github.weft.proxy.pass;

/**
 * What the loss would do if the channels of one layer's output were scaled: its derivative with respect to a factor of 1 on each channel
 * of each sample.
 */
public final class Gates {

    private final long fanIn;
    private final double[] derivatives;
    private final int samples;

    Gates(long fanIn, double[] derivatives, int samples) {
        this.fanIn = fanIn;
        this.derivatives = derivatives;
        this.samples = samples;
    }

    /** Weights that feed one channel. */
    public long fanIn() {
        return fanIn;
    }

    /** Half the mean over samples of the squared derivative, summed over channels. */
    public double saliency() {
        double sum = 0;
        for (double derivative : derivatives) {
            sum += derivative * derivative;
        }
        return sum / 2 / samples;
    }
}
