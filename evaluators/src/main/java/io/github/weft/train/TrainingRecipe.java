package io.github.weft.train;

import io.github.weft.arch.Shape;
import io.github.weft.score.Protocol;
import io.github.weft.sparsity.SparsityRule;
import io.github.weft.torch.Initialisation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How a network is trained: an optimizer whose learning rate rises to its peak, if it warms up, and falls from there to 0 along half a
 * cosine, step by step.
 *
 * @param epochs passes over the training images
 * @param presentation how images are shown; what is left over at the end of an epoch waits for the next one
 * @param optimizer the rule by which weights move; its decay pulls at kernels, never at biases and normalisations
 * @param learningRate at the peak; with architecture-aware scaling that of the space's base network, from which others' follow
 * @param warmUp steps in which the rate rises
 * @param smoothing share of the target that is spread evenly over all classes
 * @param mixup the alpha by which every batch is {@linkplain Mixup blended} with itself; 0 leaves images alone
 * @param average the most that the {@linkplain AveragedWeights average} of the weights keeps of itself at a step; with 0 there is none, and the weights themselves are judged
 * @param scaling whether rate and initialisation follow the candidate's graph
 * @param sparsity how few connections a network has whose space says nothing of it; all if empty
 */
public record TrainingRecipe(
        int epochs,
        Presentation presentation,
        Optimizer optimizer,
        double learningRate,
        int warmUp,
        double smoothing,
        double mixup,
        double average,
        Initialisation initialisation,
        Scaling scaling,
        Optional<SparsityRule> sparsity) {

    private static final int MOST_EPOCHS = 10_000;
    private static final double LEAST_MIXUP = 0.01;
    private static final double MOST_MIXUP = 100;

    public TrainingRecipe {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs (%s) must be between 1 and %s.".formatted(epochs, MOST_EPOCHS));
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "learning-rate (%s) must be a positive number. Maybe 0.1.".formatted(learningRate));
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("warm-up-steps (%s) must be at least 0.".formatted(warmUp));
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "smoothing (%s) must be at least 0 and below 1. Maybe 0.1.".formatted(smoothing));
        }
        if (!(mixup == 0 || mixup >= LEAST_MIXUP && mixup <= MOST_MIXUP)) {
            throw new IllegalArgumentException(
                    "mixup (%s) must be 0, or between %s and %s. Maybe 0.2.".formatted(mixup, LEAST_MIXUP, MOST_MIXUP));
        }
        if (!(average >= 0 && average < 1)) {
            throw new IllegalArgumentException(
                    "ema (%s) must be at least 0 and below 1. Maybe 0.99.".formatted(average));
        }
    }

    /**
     * A few epochs, to tell candidates apart: mirrored images, not moved ones, since there is no time to learn those.
     */
    public static TrainingRecipe brief(int epochs) {
        return new TrainingRecipe(
                epochs,
                new Presentation(64, 0, true),
                UpdateRule.SGD.with(OptionalDouble.empty()),
                UpdateRule.SGD.usualRate(),
                0,
                0.1,
                0,
                0,
                Initialisation.KAIMING_NORMAL,
                Scaling.NONE,
                Optional.empty());
    }

    /** Tens of epochs, for a model to ship: images are also moved, by up to 4 pixels of 32. */
    public static TrainingRecipe full(int epochs, Shape image) {
        return brief(epochs).withAugmentation(Math.max(1, Math.min(image.height(), image.width()) / 8), true);
    }

    /** Images of one step. */
    public int batchSize() {
        return presentation.batchSize();
    }

    /** Pixels by which images are moved at most. */
    public int crop() {
        return presentation.crop();
    }

    public TrainingRecipe withEpochs(int number) {
        return new TrainingRecipe(
                number,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                average,
                initialisation,
                scaling,
                sparsity);
    }

    public TrainingRecipe withBatchSize(int images) {
        return with(new Presentation(images, presentation.crop(), presentation.mirror()));
    }

    /** Moves by up to {@code pixels}, and mirrors or not; 0 and false leave the images alone. */
    public TrainingRecipe withAugmentation(int pixels, boolean mirrored) {
        return with(new Presentation(presentation.batchSize(), pixels, mirrored));
    }

    private TrainingRecipe with(Presentation other) {
        return new TrainingRecipe(
                epochs,
                other,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                average,
                initialisation,
                scaling,
                sparsity);
    }

    /** @param warmUpSteps in which the rate rises to its peak */
    public TrainingRecipe withOptimizer(Optimizer rule, double peak, int warmUpSteps) {
        return new TrainingRecipe(
                epochs,
                presentation,
                rule,
                peak,
                warmUpSteps,
                smoothing,
                mixup,
                average,
                initialisation,
                scaling,
                sparsity);
    }

    public TrainingRecipe withLearningRate(double peak) {
        return withOptimizer(optimizer, peak, warmUp);
    }

    public TrainingRecipe withSmoothing(double share) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                share,
                mixup,
                average,
                initialisation,
                scaling,
                sparsity);
    }

    /** @param alpha of the shares by which images are blended; 0 leaves them alone */
    public TrainingRecipe withMixup(double alpha) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                alpha,
                average,
                initialisation,
                scaling,
                sparsity);
    }

    /** @param decay the most that the average keeps of itself at a step; 0 for none */
    public TrainingRecipe withAverage(double decay) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                decay,
                initialisation,
                scaling,
                sparsity);
    }

    public TrainingRecipe withInitialisation(Initialisation start) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                average,
                start,
                scaling,
                sparsity);
    }

    public TrainingRecipe withScaling(Scaling how) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                average,
                initialisation,
                how,
                sparsity);
    }

    public TrainingRecipe withSparsity(SparsityRule rule) {
        return new TrainingRecipe(
                epochs,
                presentation,
                optimizer,
                learningRate,
                warmUp,
                smoothing,
                mixup,
                average,
                initialisation,
                scaling,
                Optional.of(rule));
    }

    /** Every choice, as fields of a protocol. What came later is named only where it is used, so that older numbers stay comparable. */
    public Protocol protocol() {
        var fields = new TreeMap<>(Map.of(
                "epochs", Integer.toString(epochs),
                "batch-size", Integer.toString(presentation.batchSize()),
                "optimizer", optimizer + ",cosine",
                "learning-rate", Double.toString(learningRate),
                "warm-up", Integer.toString(warmUp),
                "smoothing", Double.toString(smoothing),
                "crop", Integer.toString(presentation.crop()),
                "mirror", Boolean.toString(presentation.mirror()),
                "initialisation", initialisation.toString(),
                "scaling", scaling.toString()));
        if (mixup > 0) {
            fields.put("mixup", Double.toString(mixup));
        }
        if (average > 0) {
            fields.put("ema", Double.toString(average));
        }
        sparsity.ifPresent(rule -> fields.put("sparse", rule.toString()));
        return Protocol.of(fields);
    }
}
