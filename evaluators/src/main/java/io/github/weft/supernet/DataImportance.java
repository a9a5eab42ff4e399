package io.github.weft.supernet;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How likely each training image is shown, by the norms its loss' gradient had in the last epoch. One that was not shown in it either had 0, or, where norms
 * are remembered, has what it had before; one that was never shown has the mean of the others.
 */
final class DataImportance {

    private final boolean remembering;
    private Chances chances;
    private double[] norms;

    DataImportance(boolean remembering) {
        this.remembering = remembering;
        chances = Chances.uniform(0);
        norms = new double[0];
    }

    /** The images of a step, drawn with replacement, each with the weight that makes up for its chance, or with 1. */
    Showing shown(int images, boolean corrected, RandomGenerator random) {
        List<Integer> drawn = IntStream.range(0, images)
                .map(i -> chances.draw(random))
                .boxed()
                .toList();
        return new Showing(
                drawn,
                drawn.stream()
                        .map(image -> corrected ? chances.correction(image) : 1)
                        .toList());
    }

    /** Hears of a batch: the first norm of an image counts as it is, then the mean of what counted and the new one. */
    void learn(List<Integer> images, List<Double> imageNorms) {
        for (int i = 0; i < images.size(); i++) {
            int image = images.get(i);
            norms[image] = norms[image] == 0 ? imageNorms.get(i) : (norms[image] + imageNorms.get(i)) / 2;
        }
    }

    /** Says of how many images the epoch is, before it begins. */
    void begin(int images) {
        if (norms.length != images) {
            chances = Chances.uniform(images);
            norms = new double[images];
        }
    }

    /** The next epoch begins. */
    void turn(double share) {
        if (remembering) {
            double mean =
                    Arrays.stream(norms).filter(norm -> norm > 0).average().orElse(0);
            chances = Chances.mixed(
                    Arrays.stream(norms).map(norm -> norm > 0 ? norm : mean).toArray(), share);
        } else {
            chances = Chances.mixed(norms, share);
            norms = new double[norms.length];
        }
    }

    double chance(int image) {
        return chances.of(image);
    }

    String state() {
        return Tokens.of(chances.all()) + " " + Tokens.of(norms);
    }

    void restore(Tokens tokens) {
        chances = Chances.restored(tokens.numbers());
        norms = tokens.numbers(chances.size());
    }
}
