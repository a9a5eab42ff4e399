/**
 * The strategies. {@link io.github.weft.search.strategy.Strategies} lists them and makes one from
 * {@link io.github.weft.search.strategy.StrategyOptions} and a terrain; Jenetics selects and breeds inside some of them, and no other
 * package sees it.
 */
@NullMarked
package io.github.weft.search.strategy;

import org.jspecify.annotations.NullMarked;
