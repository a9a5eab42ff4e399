package io.github.weft.search.job;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of one run that lives as long as a test, for runs of many steps; as strict as the real one about facts and steps. */
final class MemoryStore implements RunStore {

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    @Override
    public void begin(Run run) {}

    @Override
    public List<RunRow> runs() {
        return List.of();
    }

    @Override
    public Optional<RunRow> run(String idOrPrefix) {
        return Optional.empty();
    }

    @Override
    public synchronized void append(String run, List<Candidate> more, List<Evaluation> facts, List<Shift> shifts) {
        more.forEach(candidate -> candidates.putIfAbsent(candidate.genome(), candidate));
        for (Evaluation fact : facts) {
            String key = "%s %s %s %s".formatted(fact.candidate(), fact.metric(), fact.fidelity(), fact.replicate());
            if (evaluations.putIfAbsent(key, fact) != null) {
                throw new IllegalStateException("evaluation (%s) is there already.".formatted(key));
            }
        }
    }

    @Override
    public synchronized void commitStep(String run, Step step, List<Candidate> more, double elapsedSeconds) {
        if (step.number() != steps.size()) {
            throw new IllegalStateException("step (%s) must be %s.".formatted(step.number(), steps.size()));
        }
        append(run, more, List.of());
        steps.add(step);
    }

    @Override
    public synchronized Optional<Step> lastStep(String run) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    @Override
    public synchronized List<Step> steps(String run) {
        return List.copyOf(steps);
    }

    @Override
    public synchronized List<Candidate> candidates(String run) {
        return List.copyOf(candidates.values());
    }

    @Override
    public synchronized List<Evaluation> evaluations(String run) {
        return List.copyOf(evaluations.values());
    }

    @Override
    public void mark(String run, RunStatus status, double elapsedSeconds) {}

    @Override
    public Path weightsFolder(String run) {
        return Path.of("weights", run);
    }

    @Override
    public void addWeights(String run, String candidate, String file, String sha256) {}

    @Override
    public List<Shift> shifts(String run) {
        return List.of();
    }

    @Override
    public List<WeightsRow> weights(String run) {
        return List.of();
    }

    @Override
    public void backup(Path zip) {}

    @Override
    public void close() {}
}
