package io.github.weft.trust;

/**
 * The combination to use on this space and data.
 *
 * @param combination its members and aggregation, chosen on all trained networks
 * @param calibrated true if members and signs could be chosen on the sample, false if only among fixed combinations
 * @param folds parts of the cross-validation behind its figures: each network was scored by what the other parts chose
 */
public record Recommendation(Combination combination, boolean calibrated, int folds) {}
