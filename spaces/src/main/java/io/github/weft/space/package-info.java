/**
 * Sets of networks written as genes. A {@link io.github.weft.space.SearchSpace} turns a {@link io.github.weft.space.Genome} into a
 * network for a {@link io.github.weft.space.Setting}; {@link io.github.weft.space.Variation} holds the moves that all spaces share, {@link
 * io.github.weft.space.GeneSpace} what spaces do alike, and
 * {@link io.github.weft.space.Spaces} is the catalogue.
 */
@NullMarked
package io.github.weft.space;

import org.jspecify.annotations.NullMarked;
