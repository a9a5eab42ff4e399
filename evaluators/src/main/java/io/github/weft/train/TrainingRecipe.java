package io.github.weft.train;

import io.github.weft.arch.Shape;
import io.github.weft.score.Protocol;
import io.github.weft.torch.Initialisation;
import java.util.Map;

/**
 * How a network is trained: stochastic gradient descent with Nesterov momentum, the learning rate falling from its peak
 * to 0 along half a cosine, step by step.
 *
 * @param epochs passes over the training images
 * @param batchSize images of one step; what is left over at the end of an epoch waits for the next one
 * @param learningRate at the peak; with architecture-aware scaling that of the space's base network, from which others' follow
 * @param momentum share of the velocity that a step keeps
 * @param weightDecay added to the gradient of kernels, times their weights; never to biases and normalisations
 * @param smoothing share of the target that is spread evenly over all classes
 * @param crop images are moved by up to so many pixels in each direction, black moving in
 * @param mirror whether every second image, by chance, is mirrored left to right
 * @param scaling whether rate and initialisation follow the candidate's graph
 */
public record TrainingRecipe(
        int epochs,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        double smoothing,
        int crop,
        boolean mirror,
        Initialisation initialisation,
        Scaling scaling) {

    private static final int MOST_EPOCHS = 10_000;

    public TrainingRecipe {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs (%s) must be between 1 and %s.".formatted(epochs, MOST_EPOCHS));
        }
        new Presentation(batchSize, crop, mirror);
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "learning-rate (%s) must be a positive number. Maybe 0.1.".formatted(learningRate));
        }
        share("momentum", momentum, 0.9);
        share("weight-decay", weightDecay, 0.0005);
        share("smoothing", smoothing, 0.1);
    }

    /**
     * A few epochs, to tell candidates apart: mirrored images, not moved ones, since there is no time to learn those.
     */
    public static TrainingRecipe brief(int epochs) {
        return new TrainingRecipe(
                epochs, 64, 0.1, 0.9, 5e-4, 0.1, 0, true, Initialisation.KAIMING_NORMAL, Scaling.NONE);
    }

    /** Tens of epochs, for a model to ship: images are also moved, by up to 4 pixels of 32. */
    public static TrainingRecipe full(int epochs, Shape image) {
        return brief(epochs).withAugmentation(Math.max(1, Math.min(image.height(), image.width()) / 8), true);
    }

    public TrainingRecipe withEpochs(int number) {
        return new TrainingRecipe(
                number,
                batchSize,
                learningRate,
                momentum,
                weightDecay,
                smoothing,
                crop,
                mirror,
                initialisation,
                scaling);
    }

    public TrainingRecipe withBatchSize(int images) {
        return new TrainingRecipe(
                epochs, images, learningRate, momentum, weightDecay, smoothing, crop, mirror, initialisation, scaling);
    }

    public TrainingRecipe withLearningRate(double peak) {
        return new TrainingRecipe(
                epochs, batchSize, peak, momentum, weightDecay, smoothing, crop, mirror, initialisation, scaling);
    }

    public TrainingRecipe withWeightDecay(double share) {
        return new TrainingRecipe(
                epochs, batchSize, learningRate, momentum, share, smoothing, crop, mirror, initialisation, scaling);
    }

    public TrainingRecipe withSmoothing(double share) {
        return new TrainingRecipe(
                epochs, batchSize, learningRate, momentum, weightDecay, share, crop, mirror, initialisation, scaling);
    }

    /** Moves by up to {@code pixels}, and mirrors or not; 0 and false leave the images alone. */
    public TrainingRecipe withAugmentation(int pixels, boolean mirrored) {
        return new TrainingRecipe(
                epochs,
                batchSize,
                learningRate,
                momentum,
                weightDecay,
                smoothing,
                pixels,
                mirrored,
                initialisation,
                scaling);
    }

    public TrainingRecipe withInitialisation(Initialisation start) {
        return new TrainingRecipe(
                epochs, batchSize, learningRate, momentum, weightDecay, smoothing, crop, mirror, start, scaling);
    }

    public TrainingRecipe withScaling(Scaling how) {
        return new TrainingRecipe(
                epochs, batchSize, learningRate, momentum, weightDecay, smoothing, crop, mirror, initialisation, how);
    }

    /** How images are shown. */
    public Presentation presentation() {
        return new Presentation(batchSize, crop, mirror);
    }

    /** Every choice, as fields of a protocol. */
    public Protocol protocol() {
        return Protocol.of(Map.of(
                        "epochs", Integer.toString(epochs),
                        "batch-size", Integer.toString(batchSize),
                        "optimiser", "nesterov,cosine",
                        "learning-rate", Double.toString(learningRate),
                        "momentum", Double.toString(momentum),
                        "weight-decay", Double.toString(weightDecay),
                        "smoothing", Double.toString(smoothing),
                        "crop", Integer.toString(crop),
                        "mirror", Boolean.toString(mirror),
                        "initialisation", initialisation.toString()))
                .with("scaling", scaling);
    }

    private static void share(String name, double value, double usual) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "%s (%s) must be at least 0 and below 1. Maybe %s.".formatted(name, value, usual));
        }
    }
}
