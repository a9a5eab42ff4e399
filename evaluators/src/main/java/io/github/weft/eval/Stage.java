package io.github.weft.eval;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.space.Genome;
import java.util.List;

/**
 * One rung of evidence about candidates. Thread-safe: workers call it at the same time for different candidates.
 *
 * <p>What a stage returns depends on nothing but its own configuration and seed, the canonical genome and the
 * replicate: not on order, time, thread or what was evaluated before. It returns one evaluation for each of its
 * metrics, in their order; what goes wrong with a candidate is a {@code Failed} score, never an exception.
 */
public interface Stage {

    /** Kebab-case: {@code costs}, {@code proxies}, {@code short-training}, {@code full-training}. */
    String name();

    List<Metric> metrics();

    List<Evaluation> evaluate(Genome genome, int replicate);
}
