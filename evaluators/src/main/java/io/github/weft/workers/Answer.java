package io.github.weft.workers;

import io.github.weft.score.Evaluation;
import java.time.Instant;
import java.util.List;

/**
 * What came of a task.
 *
 * @param evaluations one for each metric of its stage
 * @param worker the one that did it, from 1
 * @param begun when it left the queue
 */
public record Answer(List<Evaluation> evaluations, int worker, Instant begun, Instant ended) {}
