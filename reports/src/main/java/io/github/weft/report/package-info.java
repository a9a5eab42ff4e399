/** How facts are shown: start at {@code Leaderboard}. */
@NullMarked
package io.github.weft.report;

import org.jspecify.annotations.NullMarked;
