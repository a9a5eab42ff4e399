package io.github.weft.trust;

/**
 * What other weights or another batch would change.
 *
 * @param replicates how many there are
 * @param mean of Spearman's rho with the truth, one replicate at a time
 * @param deviation standard deviation of it over the replicates
 */
public record Spread(int replicates, double mean, double deviation) {}
