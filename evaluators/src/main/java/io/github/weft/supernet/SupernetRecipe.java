package io.github.weft.supernet;

import io.github.weft.score.Protocol;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Optimizer;
import io.github.weft.train.Presentation;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a supernet is trained, whatever its sampler.
 *
 * @param rates one for each step; as many steps as the schedule has
 * @param clip the largest Euclidean norm that the gradient of a step may have, over the weights it touches; empty for any
 * @param smoothing share of the labels that is spread evenly over all classes
 */
public record SupernetRecipe(
        Presentation presentation,
        Optimizer optimizer,
        CosineSchedule rates,
        OptionalDouble clip,
        double smoothing,
        Initialisation initialisation) {

    public SupernetRecipe {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "label-smoothing (%s) must be at least 0 and below 1. Maybe 0.1.".formatted(smoothing));
        }
        if (clip.isPresent() && !(clip.getAsDouble() > 0)) {
            throw new IllegalArgumentException("clip (%s) must be above 0. Maybe 5.".formatted(clip.getAsDouble()));
        }
    }

    public int steps() {
        return rates.steps();
    }

    /** Every choice, as fields of a protocol. */
    public Protocol protocol() {
        return Protocol.of(Map.of(
                "steps", Integer.toString(steps()),
                "batch", Integer.toString(presentation.batchSize()),
                "crop", Integer.toString(presentation.crop()),
                "mirror", Boolean.toString(presentation.mirror()),
                "optimizer", optimizer.toString(),
                "learning-rate", Double.toString(rates.peak()),
                "warm-up-steps", Integer.toString(rates.warmUp()),
                "clip", clip.isPresent() ? Double.toString(clip.getAsDouble()) : "none",
                "label-smoothing", Double.toString(smoothing),
                "initialisation", initialisation.toString()));
    }
}
