package io.github.weft.eval;

/**
 * One piece of work for a worker, as text, so that it can travel.
 *
 * @param stage name of the stage
 * @param candidate text of the genome
 */
public record EvaluationTask(String stage, String candidate, int replicate) {}
