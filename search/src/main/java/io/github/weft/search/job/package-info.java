/**
 * One search from its first candidate to its trained winners: {@link io.github.weft.search.job.SearchJob} reads top to bottom.
 *
 * <p>What is known about a run lives in {@link io.github.weft.search.job.Facts}; {@link io.github.weft.search.job.Appraiser} adds to it, and
 * nothing is reported to {@link io.github.weft.search.job.Progress} before it is in the store.
 */
@NullMarked
package io.github.weft.search.job;

import org.jspecify.annotations.NullMarked;
