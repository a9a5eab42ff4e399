/**
 * Spaces of vision transformers that are slices of one largest transformer: {@link io.github.weft.space.transformer.Vit}.
 *
 * <p>One embedding for all layers; heads and hidden width a layer of its own; queries, keys and values are separate weights, so that
 * every choice is a prefix.
 */
@NullMarked
package io.github.weft.space.transformer;

import org.jspecify.annotations.NullMarked;
