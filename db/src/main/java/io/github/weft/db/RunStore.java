package io.github.weft.db;

import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends facts and answers questions about them. Safe for use by many threads; nothing that a method
 * was given to write is lost by a kill after it has returned, but for the last {@link #commitStep steps}. A power cut takes what was written in the seconds before, two at
 * most unless the disk is slow. A method that throws has written nothing.
 *
 * <p>Facts are never changed. Adding an evaluation that is already there (same run, candidate, metric, protocol, fidelity and
 * replicate) is a {@link StoreException}: a caller asks {@link #evaluations} first.
 */
public interface RunStore extends RunReader {

    /** Adds a run. @throws StoreException if its id is taken */
    void begin(Run run);

    /**
     * Adds candidates that are new to the run (known ones are left as they are) and evaluations, in one commit. An evaluation's candidate
     * must be among the new or the known ones.
     */
    default void append(String run, List<Candidate> candidates, List<Evaluation> evaluations) {
        append(run, candidates, evaluations, List.of());
    }

    /** The same with what workers did for it: the run has taken at least until the last of that ended. */
    void append(String run, List<Candidate> candidates, List<Evaluation> evaluations, List<Shift> shifts);

    /**
     * Adds a finished step: strategy state, ordered population and candidates, and the total of seconds spent so far, in one commit: that of
     * the next write, or one of its own if none comes within some thousandths of a second. A kill may take the steps of that moment, which
     * follow from the facts that stay; what goes wrong is told by a later write. The step's number must be the next one, its members must be candidates.
     */
    void commitStep(String run, Step step, List<Candidate> candidates, double elapsedSeconds);

    /** Sets how the run stands and the total of seconds spent. */
    void mark(String run, RunStatus status, double elapsedSeconds);

    /** The folder for weight files of a run; made on first use. */
    @Override
    Path weightsFolder(String run);

    /** Records a weights file (relative to the folder) of a candidate with its SHA-256. */
    void addWeights(String run, String candidate, String file, String sha256);
}
