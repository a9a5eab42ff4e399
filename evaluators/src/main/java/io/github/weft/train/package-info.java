/**
 * Trains a network that stands alone, and says how well it then classifies.
 *
 * <p>{@link io.github.weft.train.TrainingStage} is the rung of evidence; a {@link io.github.weft.train.Trainer} follows
 * a {@link io.github.weft.train.TrainingRecipe} for one network and gives a {@link io.github.weft.train.Trained}: its
 * validation curve and a {@link io.github.weft.train.Snapshot} of its numbers, which {@link
 * io.github.weft.train.WeightsFile} keeps. {@link io.github.weft.train.Accuracy} reads a part of the data; nothing but
 * an explicit call to it ever looks at the test images.
 */
@NullMarked
package io.github.weft.train;

import org.jspecify.annotations.NullMarked;
