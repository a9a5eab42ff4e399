/**
 * Ranks, and several proxies as one number by way of them. An {@link io.github.weft.rank.Aggregation} ranks candidates among each other,
 * {@link io.github.weft.rank.ZeroCost} against a reference that stays the same over a whole search; a {@link io.github.weft.rank.Vote} says
 * which way round a proxy counts.
 */
@NullMarked
package io.github.weft.rank;

import org.jspecify.annotations.NullMarked;
