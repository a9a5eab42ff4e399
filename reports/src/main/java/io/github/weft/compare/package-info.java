/**
 * Whether one way to search is better than another: a {@link io.github.weft.compare.Contestant} is a configuration with its runs from several
 * seeds, and a {@link io.github.weft.compare.Comparison} says how they went, whether the difference could be chance, and what could have been seen.
 */
@NullMarked
package io.github.weft.compare;

import org.jspecify.annotations.NullMarked;
