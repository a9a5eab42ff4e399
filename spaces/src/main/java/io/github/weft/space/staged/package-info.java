/**
 * Spaces that are told rather than programmed: a {@link io.github.weft.space.staged.Blueprint} says which stages there are and what can be
 * chosen in each, and {@link io.github.weft.space.staged.StagedSpace} is the space of it.
 */
@NullMarked
package io.github.weft.space.staged;

import org.jspecify.annotations.NullMarked;
