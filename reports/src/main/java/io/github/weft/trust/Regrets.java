package io.github.weft.trust;

/**
 * What believing a score costs: the truth of the best candidate less the best truth among those that the score puts first, in the truth's unit.
 * 0 is a perfect choice.
 *
 * @param one of the first alone
 * @param three of the first three, all of which would be trained
 * @param five of the first five
 */
public record Regrets(double one, double three, double five) {}
