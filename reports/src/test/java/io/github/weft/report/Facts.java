package io.github.weft.report;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down facts for a test, a line each. */
public final class Facts {

    private static final Protocol PROTOCOL = Protocol.of(Map.of("data", "fashion-mnist"));

    private final String configuration;
    private String kind = "search";
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final TreeMap<String, String> provenance = new TreeMap<>(Map.of(
            "weft", "0.1.0",
            "java", "17.0.12",
            "os", "Linux amd64",
            "data", "fashion-mnist sha256:9c1a",
            "command", "weft search --space mobile --data fashion-mnist --seed 7"));

    private Facts(String configuration) {
        this.configuration = configuration;
    }

    public static Facts of(String configuration) {
        return new Facts(configuration);
    }

    public static Facts ofObjectives(String objectives) {
        return new Facts("objectives: " + objectives);
    }

    /** Of another kind than a search. */
    public Facts kind(String name) {
        kind = name;
        return this;
    }

    public Facts candidate(String genome, String operator) {
        candidates.add(new Candidate(genome, genome, List.of(), operator, candidates.size()));
        return this;
    }

    /** A candidate with its parents, proposed in a step. */
    public Facts child(String genome, String operator, int step, String... parents) {
        candidates.add(new Candidate(genome, genome, List.of(parents), operator, step));
        return this;
    }

    public Facts provenance(String name, String fact) {
        provenance.put(name, fact);
        return this;
    }

    public Facts score(String candidate, String metric, double value) {
        return score(candidate, metric, 0, 0, value);
    }

    public Facts score(String candidate, String metric, int fidelity, int replicate, double value) {
        return add(new Evaluation(candidate, metric, PROTOCOL, fidelity, replicate, Score.of(value), 0.5, List.of()));
    }

    public Facts curve(String candidate, int epochs, List<Double> curve) {
        double last = curve.get(curve.size() - 1);
        return add(new Evaluation(candidate, "accuracy", PROTOCOL, epochs, 0, Score.of(last), 0.5, curve));
    }

    /** Accuracy by a training of this seed. */
    public Facts trained(String candidate, int epochs, int replicate, long seed, double accuracy) {
        return add(new Evaluation(
                candidate,
                "accuracy",
                PROTOCOL.with("seed", seed),
                epochs,
                replicate,
                Score.of(accuracy),
                0.5,
                List.of()));
    }

    /** What a file from elsewhere says. */
    public Facts imported(String candidate, String metric, int epochs, double value) {
        return add(new Evaluation(
                candidate,
                metric,
                Protocol.of(Map.of(Import.FIELD, "0a1b")),
                epochs,
                0,
                Score.of(value),
                0,
                List.of()));
    }

    public Facts candidate(Candidate candidate) {
        candidates.add(candidate);
        return this;
    }

    /** A metric after each epoch, whose last value is its score. */
    public Facts curve(String candidate, String metric, List<Double> curve) {
        return curve(candidate, metric, curve, curve.get(curve.size() - 1));
    }

    /** A metric after each epoch, with a score of its own. */
    public Facts curve(String candidate, String metric, List<Double> curve, double score) {
        return add(new Evaluation(candidate, metric, PROTOCOL, curve.size(), 0, Score.of(score), 0.5, curve));
    }

    public Facts failed(String candidate, String metric, int fidelity, String reason) {
        return add(new Evaluation(candidate, metric, PROTOCOL, fidelity, 0, Score.failed(reason), 0.5, List.of()));
    }

    public Facts add(Evaluation evaluation) {
        evaluations.add(evaluation);
        return this;
    }

    List<Evaluation> evaluations() {
        return evaluations;
    }

    /** The same facts as a run of another name and seed. */
    RunView view(String id, long seed) {
        RunView whole = view();
        Run run = new Run(id, kind, configuration, seed, provenance);
        return new RunView(
                new RunRow(run, RunStatus.FINISHED, whole.row().started(), 1),
                whole.settings(),
                whole.ranking(),
                whole.candidates(),
                whole.evaluations());
    }

    MemoryStore store() {
        var store = new MemoryStore();
        write(store);
        return store;
    }

    /** Puts the run and all its facts into a store. */
    void write(RunStore store) {
        store.begin(new Run("4f1d2c3b5a69", kind, configuration, 7, provenance));
        Set<String> known = candidates.stream().map(Candidate::genome).collect(Collectors.toSet());
        evaluations.stream()
                .map(Evaluation::candidate)
                .distinct()
                .filter(name -> !known.contains(name))
                .forEach(name -> candidate(name, "given"));
        store.append("4f1d2c3b5a69", candidates, evaluations);
        store.mark("4f1d2c3b5a69", RunStatus.FINISHED, 171.4);
    }

    public RunView view() {
        return RunView.of(store(), "4f1d");
    }

    public Leaderboard board() {
        return Leaderboard.of(view());
    }
}
