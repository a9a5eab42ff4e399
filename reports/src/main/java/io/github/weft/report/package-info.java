/**
 * How facts are shown. A {@link io.github.weft.report.RunView} is what the store says about a run, a
 * {@link io.github.weft.report.Leaderboard} ranks it, and {@link io.github.weft.report.Formats} lists the ways to write it down.
 */
@NullMarked
package io.github.weft.report;

import org.jspecify.annotations.NullMarked;
