/**
 * Many networks in one set of weights.
 *
 * <p>A {@link io.github.weft.supernet.Supernet} is the weights of a whole space with what training remembers of them; a {@link
 * io.github.weft.supernet.SupernetTrainer} advances it step by step. Which sub-networks a step trains, on which images and towards what is
 * the {@link io.github.weft.supernet.Plan} of a {@link io.github.weft.supernet.Sampler}, of which {@link
 * io.github.weft.supernet.Samplers} is the catalogue. A {@link io.github.weft.supernet.Checkpoint} is all of it in a file. {@link
 * io.github.weft.supernet.Inherited} judges a genome by the weights that it inherits, after {@link
 * io.github.weft.supernet.Recalibration}.
 */
@NullMarked
package io.github.weft.supernet;

import org.jspecify.annotations.NullMarked;
