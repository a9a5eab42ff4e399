package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.GivenJob;
import io.github.weft.search.job.Preflight;
import io.github.weft.search.job.Stop;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft train}: chosen architectures in full. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains architectures in full: validation accuracy after every epoch, test accuracy once at the end, weights kept.",
            "Images are mirrored, not moved, and labels smoothed, unless you or the search say otherwise.",
            "Either the best of a search (--top, with that search's settings) or architectures you name.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft train --top 3 --epochs 30",
            "  weft train --top 10 --epochs 30 --seeds 3 --early-stop 0.95",
            "  weft train --space nb201 --skeleton channels=8,cells=1 --arch \"|nor_conv_3x3~0|+|...|\" --epochs 10"
        })
final class TrainCommand implements Callable<Integer> {

    static final List<Key<?>> KEYS = Stream.<List<Key<?>>>of(
                    List.of(
                            Keys.SPACE,
                            Keys.BASE,
                            Keys.SKELETON,
                            Keys.DEAD_EDGES,
                            Keys.DATA,
                            Keys.LIMIT,
                            Keys.VALIDATION_SHARE,
                            Keys.IMAGE_SIZE,
                            Keys.SEED),
                    List.of(TrainingKeys.EARLY_STOP),
                    TrainingKeys.recipe(),
                    List.of(Keys.CANDIDATE_LIMIT, Keys.MAX_MEMORY))
            .flatMap(List::stream)
            .toList();

    private static final int MOST_SEEDS = 1_000;

    @Option(names = "--top", paramLabel = "K", description = "Train the best K of a search.")
    private int top;

    @Option(names = "--run", paramLabel = "RUN", description = "With --top: the search. Default: the newest.")
    private @Nullable String run;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
    private String epochs = "30";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How often each is trained, with other first weights and another order of images. Those that are there already are not trained again. Default: ${DEFAULT-VALUE}.")
    private int seeds = 1;

    @Mixin
    private Architectures architectures = new Architectures();

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JobOptions job = new JobOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (architectures.given() == (top != 0)) {
            throw new UserMistake("Train what? Give either --top K, or --arch TEXT or --arch-file FILE.");
        }
        if (top < 0) {
            throw new UserMistake("top (%s) must be at least 1.".formatted(top));
        }
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new UserMistake("seeds (%s) must be from 1 to %s.".formatted(seeds, MOST_SEEDS));
        }
        return top > 0 ? best() : named();
    }

    private int named() {
        SearchConfig config = config(Map.of());
        List<Genome> genomes = architectures.read(config.space());
        Equipment equipment = job.workers().equip(config);
        trainable(Architectures.admitted(genomes, config.space(), equipment.setting()), equipment);
        try (RunStore facts = store.open()) {
            return train(facts, config, equipment, genomes);
        }
    }

    private int best() {
        try (RunStore facts = store.existing()) {
            RunRow row = run != null
                    ? store.run(facts, run)
                    : facts.runs().stream()
                            .filter(any -> any.run().kind().equals("search"))
                            .findFirst()
                            .orElseThrow(
                                    () -> new UserMistake("There is no search in %s yet.".formatted(store.folder())));
            SearchConfig searched =
                    UserMistake.reading(() -> SearchConfig.parse(row.run().configuration()));
            SearchConfig config = config(searched.chosen());
            SearchSpace space = config.space();
            List<Genome> genomes = Leaderboard.of(RunView.of(facts, row.run().id())).top(top).rows().stream()
                    .map(ranked -> space.parse(ranked.architecture()))
                    .toList();
            Equipment equipment = job.workers().equip(config);
            return train(facts, config, equipment, trainable(genomes, equipment));
        }
    }

    private static List<Genome> trainable(List<Genome> genomes, Equipment equipment) {
        return UserMistake.reading(() -> {
            Preflight.checkTrainable(genomes, equipment);
            return genomes;
        });
    }

    private SearchConfig config(Map<String, String> base) {
        var given = new LinkedHashMap<>(base);
        given.remove(Keys.SUPERNET.name()); // whose weights nobody inherits here
        given.remove(Keys.KERNELS.name());
        given.putAll(KeyOptions.given(spec.commandLine().getParseResult(), KEYS));
        given.replace(TrainingKeys.AUGMENT.name(), "auto", TrainingKeys.AUGMENT.fallback()); // about a search's own
        given.put(TrainingKeys.FULL_EPOCHS.name(), epochs);
        given.put(TrainingKeys.SHORT_EPOCHS.name(), "1");
        return UserMistake.reading(() -> SearchConfig.of(given));
    }

    private int train(RunStore facts, SearchConfig config, Equipment equipment, List<Genome> genomes) {
        RunRow row = GivenRun.of(facts, "train", config, equipment, genomes, spec);
        var stop = new Stop();
        try (var progress = new TerminalProgress(spec.commandLine().getErr(), Terminal.interactive());
                var signals = Signals.listen(stop)) {
            RunStatus status = new GivenJob(facts, row, config, equipment, progress, stop)
                    .train(genomes, seeds, job.workers().count());
            int code = GivenRun.end(status, facts, signals, spec, row);
            if (code == Exit.DONE) {
                new Session(facts, store, job, spec).tell(row.run().id());
            }
            return code;
        }
    }
}
