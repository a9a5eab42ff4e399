/**
 * Parts of networks that several spaces write alike: {@link io.github.weft.space.block.TransformerLayer} and
 * {@link io.github.weft.space.block.SqueezeExcitation}.
 */
@NullMarked
package io.github.weft.space.block;

import org.jspecify.annotations.NullMarked;
