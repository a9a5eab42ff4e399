package io.github.weft.search.exchange;

import io.github.weft.score.Score;

/**
 * What one line of a file says of one architecture.
 *
 * @param line in the file, from 1
 * @param architecture as it is written there
 * @param fidelity epochs of training behind it
 * @param protocol how it was measured, as far as the file says; empty if it does not
 */
public record Scored(
        int line, String architecture, String metric, int fidelity, int replicate, String protocol, Score score) {}
