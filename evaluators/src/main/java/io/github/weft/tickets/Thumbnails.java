package io.github.weft.tickets;

import io.github.weft.data.Images;

/** Images made smaller by averaging squares of pixels, as numbers that fit into a tiny network. */
public final class Thumbnails {

    private final int pixels;
    private final float[] numbers;
    private final int[] labels;

    private Thumbnails(int pixels, float[] numbers, int[] labels) {
        this.pixels = pixels;
        this.numbers = numbers;
        this.labels = labels;
    }

    /**
     * Averages the normalised numbers of every square.
     *
     * @param side of a square in pixels
     * @throws IllegalArgumentException if squares of that side do not fill the images
     */
    public static Thumbnails of(Images images, int side) {
        var shape = images.shape();
        if (side < 1 || shape.height() % side != 0 || shape.width() % side != 0) {
            throw new IllegalArgumentException(
                    "side (%s) must divide height and width of images of %s.".formatted(side, shape));
        }
        int size = Math.toIntExact(shape.size());
        int pixels = size / (side * side);
        var numbers = new float[pixels * images.size()];
        var labels = new int[images.size()];
        var whole = new float[size];
        for (int image = 0; image < labels.length; image++) {
            images.copy(new int[] {image}, whole);
            labels[image] = images.label(image);
            for (int i = 0; i < size; i++) {
                int row = i / shape.width();
                int square = row / side * (shape.width() / side) + i % shape.width() / side;
                numbers[image * pixels + square] += whole[i] / (side * side);
            }
        }
        return new Thumbnails(pixels, numbers, labels);
    }

    /** Numbers of one image. */
    public int pixels() {
        return pixels;
    }

    public int size() {
        return labels.length;
    }

    int label(int image) {
        return labels[image];
    }

    /** The numbers of some images, one after the other. */
    float[] numbers(int[] images) {
        var chosen = new float[images.length * pixels];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(numbers, images[i] * pixels, chosen, i * pixels, pixels);
        }
        return chosen;
    }
}
