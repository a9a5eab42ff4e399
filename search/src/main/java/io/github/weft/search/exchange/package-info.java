/**
 * Facts on their way in and out of a store. {@link io.github.weft.search.exchange.ScoredFile} reads what others have measured, line by line, and
 * {@link io.github.weft.search.exchange.HistoryExport} writes down all that a run knows.
 */
@NullMarked
package io.github.weft.search.exchange;

import org.jspecify.annotations.NullMarked;
