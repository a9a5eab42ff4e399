package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.Import;
import io.github.weft.run.Digest;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.exchange.LineProblems;
import io.github.weft.search.exchange.Scored;
import io.github.weft.search.exchange.ScoredFile;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stores what a file says of a space's networks as a run of its own: all of it, or nothing. Its numbers are marked as imported; where the data are known, costs
 * are counted here.
 */
public final class ImportJob {

    private final SearchConfig config;
    private final Optional<Equipment> equipment;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Run run;

    private ImportJob(SearchConfig config, Optional<Equipment> equipment, ScoredFile file, Map<String, String> facts) {
        this.config = config;
        this.equipment = equipment;
        String configuration = config.text() + "file: " + file.digest() + "\n";
        var provenance = new TreeMap<>(facts);
        equipment.ifPresent(known -> provenance.put("data", Provenance.ofData(known)));
        this.run = new Run(Run.idOf(Import.KIND, configuration, 0), Import.KIND, configuration, 0, provenance);
    }

    /**
     * Checks every line against the space.
     *
     * @param equipment what the networks are for, where that is known
     * @param name of the file, for messages
     * @param facts of provenance
     * @throws IllegalArgumentException naming every line that cannot be used
     */
    public static ImportJob of(
            SearchConfig config,
            Optional<Equipment> equipment,
            ScoredFile file,
            String name,
            Map<String, String> facts) {
        var job = new ImportJob(config, equipment, file, facts);
        job.check(file, name);
        return job;
    }

    public Run run() {
        return run;
    }

    public int architectures() {
        return candidates.size();
    }

    /** How many numbers and failures the file has. */
    public int scores() {
        return (int) evaluations.stream()
                .filter(evaluation -> evaluation.protocol().fields().containsKey(Import.FIELD))
                .count();
    }

    /** All in one commit; false if the store has it already. */
    public boolean store(RunStore store) {
        Optional<RunStatus> known = store.runs().stream()
                .filter(row -> row.run().id().equals(run.id()))
                .map(row -> row.status())
                .findFirst();
        if (known.isEmpty()) {
            store.begin(run);
        }
        boolean empty = store.evaluations(run.id()).isEmpty();
        if (empty) {
            store.append(run.id(), List.copyOf(candidates.values()), evaluations);
        }
        store.mark(run.id(), RunStatus.FINISHED, 0);
        return empty;
    }

    private record Key(String candidate, String metric, Protocol protocol, int fidelity, int replicate) {}

    private void check(ScoredFile file, String name) {
        Protocol protocol = Protocol.exact().with(Import.FIELD, file.digest().substring(0, 16));
        var problems = new LineProblems(name);
        var lines = new LinkedHashMap<Key, Integer>();
        var read = new LinkedHashMap<String, Optional<Genome>>();
        for (Scored scored : file.scores()) {
            Optional<Genome> genome = read.computeIfAbsent(scored.architecture(), text -> {
                try {
                    return Optional.of(admitted(text));
                } catch (IllegalArgumentException e) {
                    problems.add(scored.line(), String.valueOf(e.getMessage()));
                    return Optional.empty();
                }
            });
            if (genome.isPresent()) {
                String candidate = config.space().format(genome.get());
                Protocol told = scored.protocol().isEmpty()
                        ? protocol
                        : protocol.with("told", Digest.of(scored.protocol()).substring(0, 16));
                var key = new Key(candidate, scored.metric(), told, scored.fidelity(), scored.replicate());
                Integer before = lines.putIfAbsent(key, scored.line());
                if (before != null) {
                    problems.add(
                            scored.line(),
                            "%s of this architecture stands in line %s already.".formatted(scored.metric(), before));
                }
                add(
                        genome.get(),
                        scored.architecture(),
                        new Evaluation(
                                candidate,
                                scored.metric(),
                                told,
                                scored.fidelity(),
                                scored.replicate(),
                                scored.score(),
                                0,
                                List.of()));
            }
        }
        problems.check();
    }

    private Genome admitted(String text) {
        SearchSpace space = config.space();
        Genome genome = space.canonical(space.parse(text.strip()));
        equipment.flatMap(known -> space.objection(genome, known.setting())).ifPresent(objection -> {
            throw new IllegalArgumentException("architecture (%s) %s.".formatted(text, objection));
        });
        return genome;
    }

    private void add(Genome genome, String text, Evaluation evaluation) {
        String candidate = evaluation.candidate();
        if (candidates.putIfAbsent(candidate, new Candidate(candidate, text.strip(), List.of(), "given", 0)) == null) {
            equipment.ifPresent(known -> known.feasible()
                    .costs(genome)
                    .forEach((metric, cost) -> evaluations.add(
                            new Evaluation(candidate, metric, Protocol.exact(), 0, 0, Score.of(cost), 0, List.of()))));
        }
        evaluations.add(evaluation);
    }
}
