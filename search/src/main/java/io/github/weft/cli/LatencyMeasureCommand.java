package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStore;
import io.github.weft.latency.Device;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.LatencyKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Latency;
import io.github.weft.search.job.LatencyJob;
import io.github.weft.search.job.MeasuredLatency;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft latency measure}: how long given networks take. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times networks in ONNX Runtime on this machine: either the best of a search (--top, with that search's settings), whose times are stored with it, or architectures you name.",
            "Warms up, then times until enough runs had the core to themselves and agree. Where other work is always in the way, the number is marked as disturbed.",
            "First some networks of a calibration are timed again, of the one that --latency names or the store's own of the space: if the machine takes 20 % longer than it did, all is marked.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft latency measure --top 5",
            "  weft latency measure --space mobile --arch-file networks.txt --json",
            "",
            "With --json: one object a line, {\"architecture\", \"p50\", \"p90\", \"wall\" or null, \"predicted\" or null, \"runs\" or null, \"disturbed\", \"device\", \"pace\" or null}; times in milliseconds, pace as a multiple of the calibration's."
        })
final class LatencyMeasureCommand implements Callable<Integer> {

    @Option(names = "--top", paramLabel = "K", description = "Measure the best K of a search, and store it there.")
    private @Nullable Integer top;

    @Option(names = "--run", paramLabel = "RUN", description = "With --top: the search. Default: the newest.")
    private @Nullable String run;

    @Option(names = "--json", description = "Print JSON, an object a line.")
    private boolean json;

    @Mixin
    private Architectures architectures = new Architectures();

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (architectures.given() == (top != null)) {
            throw new UserMistake("Measure what? Give either --top K, or --arch TEXT or --arch-file FILE.");
        }
        if (run != null && top == null) {
            throw new UserMistake("run (%s) goes with --top K only.".formatted(run));
        }
        if (top != null && top < 1) {
            throw new UserMistake("top (%s) must be at least 1.".formatted(top));
        }
        Map<String, String> given = KeyOptions.given(spec.commandLine().getParseResult(), LatencyKeys.ofMeasurement());
        return top != null ? best(given, top) : named(given);
    }

    private int named(Map<String, String> given) {
        SearchConfig config = config(given);
        LatencyJob job = UserMistake.reading(() -> new LatencyJob(config));
        List<Genome> genomes =
                Architectures.admitted(architectures.read(config.space()), config.space(), job.setting());
        Optional<Latency> predicting = predicting(config, job);
        var table = new LatencyTable(config.space(), job.setting(), predicting);
        new ThreadsOption().start();
        MachinePace pace = MachinePace.of(predicting, store.folder(), config.space(), job);
        UserMistake.reading(() -> {
            job.measure(genomes, (genome, timing) -> table.add(genome, MeasuredLatency.of(pace.judged(timing))));
            return genomes;
        });
        return tell(table, Device.of(job.engine()), pace);
    }

    private int best(Map<String, String> given, int count) {
        try (RunStore facts = store.existing()) {
            RunRow row = search(facts);
            var texts = new LinkedHashMap<String, String>();
            SearchConfig searched =
                    UserMistake.reading(() -> SearchConfig.parse(row.run().configuration()));
            List<String> world =
                    LatencyKeys.ofMeasurement().stream().map(Key::name).toList();
            searched.chosen().forEach((name, value) -> {
                if (world.contains(name)) {
                    texts.put(name, value);
                }
            });
            texts.putAll(given);
            SearchConfig config = config(texts);
            LatencyJob job = UserMistake.reading(() -> new LatencyJob(config));
            Optional<Latency> predicting = predicting(config, job);
            var table = new LatencyTable(config.space(), job.setting(), predicting);
            new ThreadsOption().start();
            MachinePace pace = MachinePace.of(predicting, store.folder(), config.space(), job);
            Device device = Device.of(job.engine());
            var known = new MeasuredLatency.InRun(facts, row.run().id(), device);
            var left = new ArrayList<Genome>();
            for (Genome genome : leaders(facts, row, config.space(), count)) {
                known.of(config.space().format(genome))
                        .ifPresentOrElse(found -> table.add(genome, found), () -> left.add(genome));
            }
            job.measure(
                    left,
                    (genome, timing) ->
                            table.add(genome, known.stored(config.space().format(genome), pace.judged(timing))));
            return tell(table, device, pace);
        }
    }

    private RunRow search(RunReader facts) {
        if (run != null) {
            RunRow named = store.run(facts, run);
            if (!named.run().kind().equals("search")) {
                throw new UserMistake("run (%s) is a %s; --top takes the best of a search."
                        .formatted(named.run().id(), named.run().kind()));
            }
            return named;
        }
        return facts.runs().stream()
                .filter(any -> any.run().kind().equals("search"))
                .findFirst()
                .orElseThrow(() -> new UserMistake("There is no search in %s yet.".formatted(store.folder())));
    }

    private static List<Genome> leaders(RunReader facts, RunRow row, SearchSpace space, int count) {
        return Leaderboard.of(RunView.of(facts, row.run().id())).top(count).rows().stream()
                .map(ranked -> space.parse(ranked.architecture()))
                .toList();
    }

    private static SearchConfig config(Map<String, String> given) {
        return UserMistake.reading(() -> SearchConfig.of(given, LatencyKeys.ofMeasurement()));
    }

    private static Optional<Latency> predicting(SearchConfig config, LatencyJob job) {
        return config.value(Keys.LATENCY)
                .map(file -> UserMistake.reading(() -> Latency.read(file, config.space(), job.setting())));
    }

    private int tell(LatencyTable table, Device device, MachinePace pace) {
        var printer = spec.commandLine().getOut();
        printer.print(json ? table.json(device, pace) : table.text(device, pace));
        printer.flush();
        return Exit.DONE;
    }
}
