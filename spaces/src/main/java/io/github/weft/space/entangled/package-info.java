/**
 * Spaces whose networks are slices of one largest network: {@link io.github.weft.space.entangled.Mobile}, {@link
 * io.github.weft.space.entangled.SizeSpace}, {@link io.github.weft.space.entangled.ToyCell} and {@link
 * io.github.weft.space.entangled.ConvMacro}.
 *
 * <p>A gene's name is the name of the decision that the slicing rules read, and every weight carries the name it has in the
 * largest network, so any two candidates can share weights without knowing of each other.
 */
@NullMarked
package io.github.weft.space.entangled;

import org.jspecify.annotations.NullMarked;
