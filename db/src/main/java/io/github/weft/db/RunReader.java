package io.github.weft.db;

import io.github.weft.score.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers questions about what is stored. Safe for use by many threads; every list is in the order in which things were added. */
public interface RunReader extends AutoCloseable {

    /** All runs, newest first. */
    List<RunRow> runs();

    /** The run with this id, or the only run whose id starts with it. @throws StoreException if several do */
    Optional<RunRow> run(String idOrPrefix);

    /** The step with the highest number. */
    Optional<Step> lastStep(String run);

    /** All steps, first to last. */
    List<Step> steps(String run);

    List<Candidate> candidates(String run);

    List<Evaluation> evaluations(String run);

    /** What workers did; nothing of runs that were made by a weft which did not say. */
    List<Shift> shifts(String run);

    /** The folder for weight files of a run; it exists once {@link RunStore#weightsFolder} was asked. */
    Path weightsFolder(String run);

    /** Weight files by candidate. */
    List<WeightsRow> weights(String run);

    /**
     * Writes a consistent copy of the database into a zip file, complete or not at all; weight files are not in it.
     *
     * @throws StoreException if it cannot be written
     */
    void backup(Path zip);

    @Override
    void close();
}
