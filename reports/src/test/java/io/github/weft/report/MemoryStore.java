package io.github.weft.report;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.db.Shift;
import io.github.weft.db.Step;
import io.github.weft.db.WeightsRow;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of one run that remembers it in lists. */
final class MemoryStore implements RunStore {

    private final List<RunRow> runs = new ArrayList<>();
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    @Override
    public void begin(Run run) {
        runs.add(new RunRow(run, RunStatus.RUNNING, Instant.parse("2026-01-05T20:15:00Z"), 0));
    }

    @Override
    public List<RunRow> runs() {
        return runs;
    }

    @Override
    public Optional<RunRow> run(String idOrPrefix) {
        return runs.stream()
                .filter(row -> row.run().id().startsWith(idOrPrefix))
                .findFirst();
    }

    @Override
    public void append(String run, List<Candidate> more, List<Evaluation> facts, List<Shift> done) {
        more.forEach(candidate -> candidates.putIfAbsent(candidate.genome(), candidate));
        evaluations.addAll(facts);
        shifts.addAll(done);
    }

    @Override
    public void commitStep(String run, Step step, List<Candidate> more, double elapsedSeconds) {
        steps.add(step);
        append(run, more, List.of());
    }

    @Override
    public Optional<Step> lastStep(String run) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    @Override
    public List<Step> steps(String run) {
        return steps;
    }

    @Override
    public List<Candidate> candidates(String run) {
        return List.copyOf(candidates.values());
    }

    @Override
    public List<Evaluation> evaluations(String run) {
        return evaluations;
    }

    @Override
    public List<Shift> shifts(String run) {
        return shifts;
    }

    @Override
    public void mark(String run, RunStatus status, double elapsedSeconds) {
        runs.replaceAll(row -> new RunRow(row.run(), status, row.started(), elapsedSeconds));
    }

    @Override
    public Path weightsFolder(String run) {
        return Path.of("weights", run);
    }

    @Override
    public void addWeights(String run, String candidate, String file, String sha256) {}

    @Override
    public List<WeightsRow> weights(String run) {
        return List.of();
    }

    @Override
    public void backup(Path zip) {}

    @Override
    public void close() {}
}
