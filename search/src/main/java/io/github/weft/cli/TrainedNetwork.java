package io.github.weft.cli;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.WeightsRow;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.train.TrainingStage;
import io.github.weft.train.WeightsFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network whose weights a run has kept.
 *
 * @param config the run's settings of space and data; nothing else of them
 * @param data what named the content of the data it was trained on
 * @param architecture canonical text
 */
record TrainedNetwork(String run, SearchConfig config, String data, String architecture, WeightsFile weights) {

    private static final String HOW = "Weights are kept by weft train, and by weft search --finish K for the best K.";
    private static final List<Key<?>> KEPT = List.of(
            Keys.SPACE,
            Keys.BASE,
            Keys.SKELETON,
            Keys.DEAD_EDGES,
            Keys.DATA,
            Keys.LIMIT,
            Keys.VALIDATION_SHARE,
            Keys.IMAGE_SIZE,
            Keys.SEED,
            TrainingKeys.SPARSE);

    /**
     * The network of a run that the user means.
     *
     * @param run id or prefix; without one, the newest run that has kept weights
     * @param which its place on the leaderboard, or its architecture
     */
    static TrainedNetwork of(RunReader facts, StoreOption store, @Nullable String run, String which) {
        RunRow row = run != null ? store.run(facts, run) : newest(facts, store);
        String id = row.run().id();
        Map<String, WeightsRow> kept = new HashMap<>();
        facts.weights(id).forEach(weights -> kept.merge(weights.candidate(), weights, TrainedNetwork::firstSeed));
        if (kept.isEmpty()) {
            throw new UserMistake("run (%s) has kept no weights. %s".formatted(id, HOW));
        }
        SearchConfig config = UserMistake.reading(() -> config(row));
        List<String> ranked = Leaderboard.of(RunView.of(facts, id)).rows().stream()
                .map(Row::architecture)
                .toList();
        String architecture =
                which.matches("\\d{1,9}") ? ranked(which, ranked, kept, id) : named(which, config.space());
        WeightsRow weights = kept.get(architecture);
        if (weights == null) {
            throw new UserMistake("architecture (%s) has no weights in run %s. It has those of rank %s. %s"
                    .formatted(architecture, id, ranks(ranked, kept), HOW));
        }
        return new TrainedNetwork(
                id,
                config,
                row.run().provenance().getOrDefault("data", ""),
                architecture,
                new WeightsFile(facts.weightsFolder(id).resolve(weights.file()), weights.sha256()));
    }

    /** Of the weights of one network: those of the seed whose numbers stand first, and not the best of all, whose accuracy would flatter. */
    private static WeightsRow firstSeed(WeightsRow one, WeightsRow other) {
        return TrainingStage.isFullyTrained(one.file(), one.candidate(), 0) ? one : other;
    }

    private static RunRow newest(RunReader facts, StoreOption store) {
        return facts.runs().stream()
                .filter(row -> !facts.weights(row.run().id()).isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new UserMistake("There are no trained weights in %s yet. %s".formatted(store.folder(), HOW)));
    }

    private static String ranked(String which, List<String> ranked, Map<String, WeightsRow> kept, String run) {
        int place = Integer.parseInt(which);
        if (place < 1 || place > ranked.size()) {
            throw new UserMistake("rank (%s) is not on the leaderboard of run %s. Those of rank %s have weights."
                    .formatted(which, run, ranks(ranked, kept)));
        }
        return ranked.get(place - 1);
    }

    private static String named(String which, SearchSpace space) {
        return UserMistake.reading(() -> space.format(space.canonical(space.parse(which))));
    }

    private static String ranks(List<String> ranked, Map<String, WeightsRow> kept) {
        return IntStream.range(0, ranked.size())
                .filter(i -> kept.containsKey(ranked.get(i)))
                .mapToObj(i -> "" + (i + 1))
                .collect(Collectors.joining(", "));
    }

    private static SearchConfig config(RunRow row) {
        String text = row.run()
                .configuration()
                .lines()
                .filter(line -> !line.startsWith("architectures: "))
                .collect(Collectors.joining("\n"));
        Map<String, String> chosen = SearchConfig.recorded(text, Keys.all()).chosen();
        var given = new LinkedHashMap<String, String>();
        KEPT.forEach(
                key -> Optional.ofNullable(chosen.get(key.name())).ifPresent(value -> given.put(key.name(), value)));
        return SearchConfig.of(given);
    }

    /** What the training of these very weights gave of a metric, which is not the mean over other seeds; empty if the store does not say. */
    OptionalDouble stored(RunReader facts, String metric) {
        String file = weights.path().getFileName().toString();
        return facts.evaluations(run).stream()
                .filter(fact ->
                        fact.candidate().equals(architecture) && fact.metric().equals(metric))
                .filter(fact -> TrainingStage.isFullyTrained(file, architecture, fact.replicate()))
                .max(Comparator.comparingInt(Evaluation::fidelity))
                .map(fact -> fact.score().value())
                .orElse(OptionalDouble.empty());
    }

    /** This one, if all of its connections are there. */
    TrainedNetwork dense() {
        if (config.space().sparse() || config.value(TrainingKeys.SPARSE).isPresent()) {
            throw new UserMistake(
                    "run (%s) trained with few connections already. Maybe prune a network that was trained with all of them."
                            .formatted(run));
        }
        return this;
    }

    /**
     * Reads its data again, which must be those it was trained on.
     *
     * @throws IllegalArgumentException if they are not there, or are others
     */
    Opened open() {
        SearchSpace space = config.space();
        Dataset dataset = DataSource.open(
                config.value(Keys.DATA),
                new DataOptions(
                        config.value(Keys.VALIDATION_SHARE),
                        config.value(Keys.LIMIT).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        config.value(Keys.IMAGE_SIZE),
                        0));
        if (!dataset.digest().startsWith(data)) {
            throw new IllegalArgumentException(
                    "The data differ from those that run %s was trained on, so it may have learnt images that would now test it. Maybe restore them."
                            .formatted(run));
        }
        Setting setting = space.setting(dataset.shape(), dataset.classes()).with(config.value(Keys.SKELETON));
        return new Opened(dataset, setting, space.decode(space.parse(architecture), setting));
    }

    /** A trained network as data, and what it was trained on. */
    record Opened(Dataset data, Setting setting, Network network) {}
}
