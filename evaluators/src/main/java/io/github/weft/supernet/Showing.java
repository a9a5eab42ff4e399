package io.github.weft.supernet;

import java.util.List;

/**
 * The images of one step, chosen by a sampler.
 *
 * @param images indices of training images; one may come several times
 * @param weights by which each counts in the loss; all 1 is the mean
 */
public record Showing(List<Integer> images, List<Double> weights) {

    public Showing {
        images = List.copyOf(images);
        weights = List.copyOf(weights);
        if (images.size() < 2 || images.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "%s images and %s weights: a step needs at least two images, with a weight for each."
                            .formatted(images.size(), weights.size()));
        }
    }
}
