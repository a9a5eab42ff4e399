package io.github.weft.compare;

/**
 * What a test says.
 *
 * @param test in words, with what it was made on
 * @param p two-sided; 1 where nothing differs at all
 * @param sign of the difference by the test's own statistic: positive if the first values are the larger ones
 * @param least the smallest p that this number of runs can give
 */
record Outcome(String test, double p, int sign, double least) {}
