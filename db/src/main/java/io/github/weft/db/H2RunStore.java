package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A store in an H2 file. One process owns it at a time; any number may {@link #read} it meanwhile. */
public final class H2RunStore extends Facts implements RunStore {

    /** Bytes: as much as is copied for a reader in a blink. */
    private static final long ROOM_TO_GROW = 256 << 20;

    private final Owner owner;
    private final InstantSource clock;
    private final KnownNumbers known = new KnownNumbers();
    private final LastPopulation lastPopulation = new LastPopulation();

    private H2RunStore(StoreFolder folder, StoreThread thread, Owner owner, InstantSource clock) {
        super(folder, thread);
        this.owner = owner;
        this.clock = clock;
    }

    /** Opens the store in this folder, or makes one if the folder is missing or empty. */
    public static RunStore open(Path folder) {
        return open(folder, InstantSource.system());
    }

    /** As {@link #open(Path)}; the clock tells when runs start and when the file is due to be synced. */
    public static RunStore open(Path folder, InstantSource clock) {
        return open(folder, clock, ROOM_TO_GROW);
    }

    static RunStore open(Path path, InstantSource clock, long roomToGrow) {
        var folder = new StoreFolder(path);
        folder.prepare();
        Owner owner = Owner.take(folder, clock.instant());
        try {
            var thread = StoreThread.start(new Trouble(path), new OwnerSession(folder, roomToGrow, clock));
            return new H2RunStore(folder, thread, owner, clock);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    /**
     * What the store holds now, as a private copy that later writes do not reach. Asks nothing of the owner, if there is one, and changes
     * nothing in the folder.
     */
    public static RunReader read(Path folder) {
        return Snapshot.of(new StoreFolder(folder));
    }

    @Override
    public void begin(Run run) {
        thread.write(handle -> RunTable.add(handle, run, clock.instant()));
    }

    @Override
    public void append(String run, List<Candidate> candidates, List<Evaluation> evaluations, List<Shift> shifts) {
        thread.write(handle -> {
            int number = known.run(handle, run);
            CandidateTable.add(handle, number, candidates);
            EvaluationTable.add(handle, number, evaluations, known);
            ShiftTable.add(handle, number, shifts);
            if (!shifts.isEmpty()) {
                RunTable.spend(handle, number, Shift.end(shifts));
            }
        });
    }

    @Override
    public void commitStep(String run, Step step, List<Candidate> candidates, double elapsedSeconds) {
        thread.writeLater(handle -> {
            int number = known.run(handle, run);
            CandidateTable.add(handle, number, candidates);
            StepTable.add(handle, number, step, lastPopulation);
            RunTable.spend(handle, number, elapsedSeconds);
        });
    }

    @Override
    public void mark(String run, RunStatus status, double elapsedSeconds) {
        thread.write(handle -> RunTable.mark(handle, run, status, elapsedSeconds));
    }

    @Override
    public Path weightsFolder(String run) {
        try {
            return Files.createDirectories(folder.weights(run));
        } catch (IOException e) {
            throw new StoreException(Kind.UNUSABLE, "%s has no place for weights (%s).".formatted(folder.path(), e), e);
        }
    }

    @Override
    public void addWeights(String run, String candidate, String file, String sha256) {
        var weights = new WeightsRow(candidate, file, sha256);
        thread.write(handle -> WeightsTable.add(handle, known.run(handle, run), weights));
    }

    @Override
    public void close() {
        try (owner) {
            super.close();
        }
    }
}
