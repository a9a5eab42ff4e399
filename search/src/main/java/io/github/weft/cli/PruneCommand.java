package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.search.config.PruneKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.PruneJob;
import io.github.weft.search.job.Stop;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft prune}: a trained network with few of its weights, shared out by EvoPress. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes most weights out of a trained network: the smallest of each kernel, and from each kernel as many as EvoPress finds to change the network's answers least. The number that stays in all is exact.",
            "Searches by validation images, without their labels; tells test images, beside uniform and ERK pruning to the same number.",
            "No weight is trained afterwards. After Ctrl-C or a kill, the same command goes on.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft prune --density 0.2",
            "  weft prune 3 --run 4f2a --density 0.1 --generations 80 --out third.safetensors",
            "",
            "With --json: one object, {\"run\", \"architecture\", \"density\", \"budget\", \"images\", \"kernels\": [{\"kernel\", \"dense\", \"uniform\", \"erk\", \"evopress\"}], \"test\": {\"dense\", \"uniform\", \"erk\", \"evopress\": {\"kl\", \"accuracy\"}}, \"file\", \"sha256\"}."
        })
final class PruneCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RANK|ARCH",
            defaultValue = "1",
            description =
                    "The network: its place on the run's leaderboard, or its architecture. Default: ${DEFAULT-VALUE}.")
    private String which = "1";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run that trained it and kept its weights. Default: the newest that has kept any.")
    private @Nullable String run;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "pruned.safetensors",
            description =
                    "Where the weights go that stay; a file that is there is replaced. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("pruned.safetensors");

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), PruneKeys.all());
        SearchConfig config = UserMistake.reading(() -> SearchConfig.of(given, PruneKeys.all()));
        try (RunReader facts = store.read()) {
            TrainedNetwork trained = TrainedNetwork.of(facts, store, run, which).dense();
            threads.start();
            PruneJob job = UserMistake.reading(() -> job(config, trained));
            return run(job, config, trained);
        }
    }

    private PruneJob job(SearchConfig config, TrainedNetwork trained) {
        TrainedNetwork.Opened opened = trained.open();
        Map<String, String> about = Map.of(
                "space", trained.config().space().name(),
                "architecture", trained.architecture(),
                "setting", opened.setting().toString());
        spec.commandLine()
                .getErr()
                .printf("prune %s of run %s: %s%n", trained.architecture(), trained.run(), opened.data());
        return new PruneJob(config, opened.network(), trained.weights(), opened.data(), about, out);
    }

    private int run(PruneJob job, SearchConfig config, TrainedNetwork trained) {
        var stop = new Stop();
        try (var steps = new StepProgress(spec.commandLine().getErr(), Terminal.interactive(), "prune");
                var signals = Signals.listen(stop)) {
            Optional<PruneJob.Result> result = UserMistake.reading(() -> job.run(stop, new PruneProgress(steps)));
            steps.end();
            if (result.isEmpty()) {
                var err = spec.commandLine().getErr();
                err.println("stopped; everything so far is saved. Give the same command again to go on.");
                err.flush();
                signals.saved();
                return Exit.STOPPED;
            }
            var told = new PruneTable(result.get());
            var printer = spec.commandLine().getOut();
            printer.print(json ? told.json(trained, config) : told.text());
            printer.flush();
            return Exit.DONE;
        }
    }
}
