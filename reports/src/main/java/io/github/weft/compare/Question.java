package io.github.weft.compare;

/**
 * What is compared.
 *
 * @param metric whose value counts
 * @param by what makes a candidate a run's best so far, in words: {@code accuracy}, {@code accuracy after 4 epochs}
 * @param anytime whether it is known along the way; else at the end only
 */
public record Question(String metric, boolean higherIsBetter, String by, boolean anytime) {}
