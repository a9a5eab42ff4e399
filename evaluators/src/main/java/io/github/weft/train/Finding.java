package io.github.weft.train;

import io.github.weft.score.Score;
import java.util.List;

/** What a training gave by one metric: the score, and its course over the epochs if it has one. */
record Finding(Score score, List<Double> curve) {}
