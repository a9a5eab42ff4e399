package io.github.weft.cli;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.SupernetKeys;
import io.github.weft.search.job.Stop;
import io.github.weft.search.job.SupernetJob;
import io.github.weft.supernet.Terms;
import io.github.weft.train.Diverged;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft supernet train}: a supernet into a file. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains all networks of a space in one set of weights: each step some of them, on the same images, each moving its own slices alone.",
            "Everything is saved now and then: after a crash or Ctrl-C, the same command goes on, and ends with the same bits.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft supernet train --space vit-mini-v2 --optimizer adamw --steps 3000 --out vit.supernet",
            "  weft supernet train --space mobile --sampler sandwich --steps 2000 --out mobile.supernet"
        })
final class SupernetTrainCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The supernet's file. If it is there, training goes on from it.")
    private Path out = Path.of("");

    @Option(
            names = "--save-every",
            paramLabel = "K",
            defaultValue = "500",
            description = "Steps from one saving to the next. Changes no result. Default: ${DEFAULT-VALUE}.")
    private int saveEvery = 500;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (saveEvery < 1) {
            throw new UserMistake("save-every (%s) must be at least 1.".formatted(saveEvery));
        }
        var given = KeyOptions.given(spec.commandLine().getParseResult(), SupernetKeys.all());
        SearchConfig config = UserMistake.reading(() -> SearchConfig.of(given, SupernetKeys.all()));
        Terms terms = UserMistake.reading(() -> SupernetJob.terms(config));
        threads.start();
        var stop = new Stop();
        try (var steps = new StepProgress(spec.commandLine().getErr(), Terminal.interactive(), "supernet");
                var signals = Signals.listen(stop)) {
            boolean finished = UserMistake.reading(
                    () -> new SupernetJob(terms, out, saveEvery).run(stop, new SupernetProgress(steps, out)));
            steps.end();
            var err = spec.commandLine().getErr();
            terms.sampler().drawn().ifPresent(drawn -> err.printf("drawn    in all: %s%n", drawn.ofAll()));
            err.printf(
                    finished
                            ? "supernet %s is trained.%n"
                            : "stopped; supernet %s is saved. Give the same command again to go on.%n",
                    out);
            err.flush();
            signals.saved();
            return finished ? Exit.DONE : Exit.STOPPED;
        } catch (Diverged e) {
            throw new UserMistake(
                    "Training %s. Maybe lower --learning-rate, or --clip. The file (%s) holds what was saved before."
                            .formatted(e.getMessage(), out));
        }
    }
}
