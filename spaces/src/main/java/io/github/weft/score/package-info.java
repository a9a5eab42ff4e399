/**
 * The words for judging a network: a {@link io.github.weft.score.Metric} has a {@link io.github.weft.score.Score} under a
 * {@link io.github.weft.score.Protocol}, and an {@link io.github.weft.score.Evaluation} is that fact about one candidate.
 */
@NullMarked
package io.github.weft.score;

import org.jspecify.annotations.NullMarked;
