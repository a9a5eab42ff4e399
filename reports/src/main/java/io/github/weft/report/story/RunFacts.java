package io.github.weft.report.story;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.report.Comparability;
import io.github.weft.report.Import;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.RunView;
import io.github.weft.report.Settings;
import io.github.weft.score.Evaluation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the questions of a checklist ask of a run and of those beside it in the store. Of these only such count as had ended when it began, so that what is
 * added to the store later changes nothing; one that was stopped before and goes on after is the exception.
 */
record RunFacts(RunView view, Leaderboard board, Background background) {

    private static final String SEED = "seed";
    private static final Set<String> OF_NO_ACCOUNT = Set.of("command", "seeds");

    /** A fact of the provenance; empty if it was not recorded. */
    String provenance(String name) {
        return view.row().run().provenance().getOrDefault(name, "");
    }

    String setting(String name) {
        return view.settings().text(name).orElse("");
    }

    boolean finished() {
        return view.row().status() == RunStatus.FINISHED;
    }

    /** Whether all that the run knows came in a file. */
    boolean imported() {
        return view.row().run().kind().equals(Import.KIND);
    }

    /** Measurements of networks that were trained here, or of a table's. */
    List<Evaluation> accuracies() {
        return view.evaluations().stream()
                .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                .filter(evaluation -> !Import.is(evaluation))
                .toList();
    }

    /** Those of networks trained longest. */
    List<Evaluation> longest() {
        int epochs = accuracies().stream().mapToInt(Evaluation::fidelity).max().orElse(0);
        return accuracies().stream()
                .filter(evaluation -> epochs > 0 && evaluation.fidelity() == epochs)
                .toList();
    }

    boolean onTable() {
        return board.regret().isPresent();
    }

    long drawn() {
        return random().count();
    }

    /** Those drawn at random whose accuracy is known. */
    long drawnAndTrained() {
        Set<String> trained = accuracies().stream().map(Evaluation::candidate).collect(Collectors.toSet());
        return random().filter(trained::contains).count();
    }

    private Stream<String> random() {
        return view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(Candidate::genome);
    }

    /** Finished runs of the same settings but for the seed, this one among them. */
    Set<Long> seeds() {
        return Stream.concat(
                        Stream.of(view.row()),
                        others().filter(row -> differences(row).isEmpty()))
                .map(row -> row.run().seed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Runs that one setting alone tells apart from this one, with its name: one that says neither what is searched nor how networks are trained. */
    Map<String, String> ablations() {
        return others().filter(row -> differences(row).size() == 1)
                .filter(row -> differences(row).stream()
                        .noneMatch(name -> Comparability.isDecisive(name)
                                || background.recipe().contains(name)))
                .collect(Collectors.toMap(
                        row -> row.run().id(),
                        row -> differences(row).iterator().next(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** Other finished runs of this kind whose numbers come about in the same way: by the same build and engine, on the same data and machine. */
    private Stream<RunRow> others() {
        return before().filter(row -> row.run().kind().equals(view.row().run().kind()))
                .filter(row -> facts(row).equals(facts(view.row())));
    }

    private static Map<String, String> facts(RunRow row) {
        var facts = new TreeMap<>(row.run().provenance());
        facts.keySet().removeAll(OF_NO_ACCOUNT);
        return facts;
    }

    /** Other runs of this kind on the same data, by any build, finished or not. */
    Stream<RunRow> siblings() {
        return ended().filter(row -> row.run().kind().equals(view.row().run().kind()))
                .filter(row -> row.run().provenance().getOrDefault("data", "?").equals(provenance("data")));
    }

    /** Finished runs of the same strategy and build that looked networks up in a table. */
    List<String> tabular() {
        return before().filter(
                        row -> row.run().provenance().getOrDefault("weft", "?").equals(provenance("weft")))
                .filter(row -> !table(Settings.parse(row.run().configuration())).isEmpty())
                .filter(row -> Settings.parse(row.run().configuration())
                        .text("strategy")
                        .equals(view.settings().text("strategy")))
                .map(row -> row.run().id())
                .toList();
    }

    private Stream<RunRow> before() {
        return ended().filter(row -> row.status() == RunStatus.FINISHED);
    }

    /** Runs that had come to their end, or to a stop, when this one began. */
    private Stream<RunRow> ended() {
        return background.runs().stream()
                .filter(row -> !row.run().id().equals(view.row().run().id()))
                .filter(row -> !end(row).isAfter(view.row().started()));
    }

    private static Instant end(RunRow row) {
        return row.started().plusNanos(Math.round(1e9 * row.elapsedSeconds()));
    }

    private static String table(Settings settings) {
        return settings.text("table").filter(table -> !table.equals("none")).orElse("");
    }

    /** Names of settings in which another run differs, the seed apart. */
    private Set<String> differences(RunRow other) {
        Settings settings = Settings.parse(other.run().configuration());
        var names = new TreeSet<String>();
        names.addAll(settings.values().keySet());
        names.addAll(view.settings().values().keySet());
        names.remove(SEED);
        names.removeIf(name -> settings.list(name).equals(view.settings().list(name)));
        return names;
    }

    /** The words of the command that asked for the run, its options apart from each other. */
    Optional<String> command() {
        return Optional.of(provenance("command")).filter(command -> !command.isEmpty());
    }
}
