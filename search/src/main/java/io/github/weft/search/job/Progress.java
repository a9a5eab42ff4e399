package io.github.weft.search.job;

import io.github.weft.score.Evaluation;
import java.util.List;

/** Told what a job has done, each thing after it was committed. Called from several threads. */
public interface Progress {

    /** A phase begins: {@code reference sample}, {@code search}, {@code short training}, {@code full training}. */
    void phase(String name, long total);

    /** A candidate has been judged and the facts are on disk. */
    void judged(String candidate, List<Evaluation> evaluations);

    /** A step of the strategy is on disk; step -1 stands for the reference sample and all that earlier sittings did. */
    void step(long number, long done);

    /** One epoch of a training is over; accuracy in percent on validation images. Not stored until the training is. */
    default void epoch(String candidate, int replicate, int epoch, int epochs, double accuracy) {}

    void end();

    /** Says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void phase(String name, long total) {}

            @Override
            public void judged(String candidate, List<Evaluation> evaluations) {}

            @Override
            public void step(long number, long done) {}

            @Override
            public void end() {}
        };
    }
}
