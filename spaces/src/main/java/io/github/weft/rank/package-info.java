/** Ranks, rank correlation, and several proxies as one number by way of them: start at {@link io.github.weft.rank.Ranks}. */
@NullMarked
package io.github.weft.rank;

import org.jspecify.annotations.NullMarked;
