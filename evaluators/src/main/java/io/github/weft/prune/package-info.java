/**
 * Chooses which connections an untrained network starts with: pruning at initialisation.
 *
 * <p>{@link io.github.weft.prune.PruningAtStart} follows a plan's mask choice. It scores every weight ({@link
 * io.github.weft.prune.WeightScores}, by the same passes that zero-cost proxies read; synaptic flow in many rounds, {@link
 * io.github.weft.prune.SynapticFlow}) and takes the highest scores, or draws by them, in each kernel or in all of them together.
 */
@NullMarked
package io.github.weft.prune;

import org.jspecify.annotations.NullMarked;
