package io.github.weft.train;

import java.util.Collections;
import java.util.List;

/** The images of one step, each of which shows its class, or its class and another's. */
final class Batch {

    private final float[] pixels;
    private final int[] labels;
    private final int[] others;
    private final double share;

    private Batch(float[] pixels, int[] labels, int[] others, double share) {
        this.pixels = pixels;
        this.labels = labels;
        this.others = others;
        this.share = share;
    }

    /** Of images as they are. */
    static Batch plain(float[] pixels, int[] labels) {
        return new Batch(pixels, labels, labels, 1);
    }

    /**
     * Each image blended with another of these: {@code share * image + (1 - share) * image of partner}.
     *
     * @param partners the place of each image's partner
     */
    static Batch blended(float[] pixels, int[] labels, int[] partners, double share) {
        int size = pixels.length / labels.length;
        var mixed = new float[pixels.length];
        var others = new int[labels.length];
        float own = (float) share;
        float other = (float) (1 - share);
        for (int i = 0; i < labels.length; i++) {
            others[i] = labels[partners[i]];
            for (int at = 0; at < size; at++) {
                mixed[i * size + at] = own * pixels[i * size + at] + other * pixels[partners[i] * size + at];
            }
        }
        return new Batch(mixed, labels, others, share);
    }

    int size() {
        return labels.length;
    }

    float[] pixels() {
        return pixels;
    }

    int[] labels() {
        return labels;
    }

    /** Classes of the partners. */
    int[] others() {
        return others;
    }

    boolean isBlended() {
        return share != 1;
    }

    /** By how much each image's own class counts. */
    List<Double> own() {
        return Collections.nCopies(labels.length, share);
    }

    /** By how much its partner's class counts. */
    List<Double> partner() {
        return Collections.nCopies(labels.length, 1 - share);
    }
}
