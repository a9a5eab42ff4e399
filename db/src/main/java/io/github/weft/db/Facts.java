package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Every question, answered on the thread of an open database. */
sealed class Facts implements RunReader permits H2RunStore, Snapshot {

    final StoreFolder folder;
    final StoreThread thread;

    Facts(StoreFolder folder, StoreThread thread) {
        this.folder = folder;
        this.thread = thread;
    }

    @Override
    public List<RunRow> runs() {
        return thread.read(RunTable::all);
    }

    @Override
    public Optional<RunRow> run(String idOrPrefix) {
        return thread.read(handle -> RunTable.find(handle, idOrPrefix));
    }

    @Override
    public Optional<Step> lastStep(String run) {
        return thread.read(handle -> StepTable.last(handle, RunTable.number(handle, run)));
    }

    @Override
    public List<Step> steps(String run) {
        return thread.read(handle -> StepTable.all(handle, RunTable.number(handle, run)));
    }

    @Override
    public List<Candidate> candidates(String run) {
        return thread.read(handle -> CandidateTable.all(handle, RunTable.number(handle, run)));
    }

    @Override
    public List<Evaluation> evaluations(String run) {
        return thread.read(handle -> EvaluationTable.all(handle, RunTable.number(handle, run)));
    }

    @Override
    public List<Shift> shifts(String run) {
        return thread.read(handle -> ShiftTable.all(handle, RunTable.number(handle, run)));
    }

    @Override
    public Path weightsFolder(String run) {
        return folder.weights(run);
    }

    @Override
    public List<WeightsRow> weights(String run) {
        return thread.read(handle -> WeightsTable.all(handle, RunTable.number(handle, run)));
    }

    @Override
    public void backup(Path zip) {
        Path whole = zip.toAbsolutePath();
        Path part = whole.resolveSibling("%s.%d.part"
                .formatted(whole.getFileName(), ProcessHandle.current().pid()));
        try {
            thread.read(handle -> {
                try {
                    return handle.execute("BACKUP TO ?", part.toString());
                } catch (JdbiException e) {
                    throw unwritable(zip, e);
                }
            });
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(zip, e);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Where it cannot be removed it could not be written either, and the caller is told of that.
        }
    }

    private static StoreException unwritable(Path zip, Exception e) {
        return new StoreException(
                Kind.UNUSABLE, "the backup %s cannot be written (%s).".formatted(zip, Trouble.reason(e)), e);
    }

    @Override
    public void close() {
        thread.close();
    }
}
