package io.github.weft.cli;

import io.github.weft.latency.Calibration;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.LatencyKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Latency;
import io.github.weft.search.job.LatencyJob;
import io.github.weft.search.latency.CalibrationFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft latency calibrate}: what searches predict latencies by. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times random networks of a space and the parts they are made of in ONNX Runtime, learns how parts add up, and tries that on networks it has not seen.",
            "What it has learnt goes into a file; weft search reads it for --objectives accuracy,-latency and --constraint \"latency<5ms\".",
            "Other work on the machine is noticed and mostly left out, but a quiet machine is better. Takes some minutes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft latency calibrate --space mobile",
            "  weft latency calibrate --space nb201 --data cifar10:DIR --out nb201.json"
        })
final class LatencyCalibrateCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes; a file that is there is replaced. Default: latency/SPACE.json in the store.")
    private @Nullable Path out;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var given = KeyOptions.given(spec.commandLine().getParseResult(), LatencyKeys.ofCalibration());
        SearchConfig config = UserMistake.reading(() -> SearchConfig.of(given, LatencyKeys.ofCalibration()));
        LatencyJob job = UserMistake.reading(() -> new LatencyJob(config));
        Path file = out != null ? out : Latency.stored(store.folder(), config.space());
        new ThreadsOption().start();
        Calibration calibration;
        try (var steps = new StepProgress(spec.commandLine().getErr(), Terminal.interactive(), "timed")) {
            calibration = UserMistake.reading(() -> job.calibrate((done, total) -> {
                if (done == 1) {
                    steps.begin(1, total);
                }
                steps.step(done, () -> "");
            }));
        }
        CalibrationFile made = CalibrationFile.of(calibration);
        made.write(file);
        tell(made, config, file);
        return Exit.DONE;
    }

    private void tell(CalibrationFile made, SearchConfig config, Path file) {
        Calibration known = made.calibration();
        var printer = spec.commandLine().getOut();
        printer.printf("device   %s%n", known.device());
        printer.printf(
                Locale.ROOT,
                "timed    %d networks of %s (%s) from %.3f to %.3f ms, and %d parts; %d networks met other work in every round%n",
                known.training().size() + known.unseen().size(),
                config.value(Keys.SPACE).name(),
                known.world().fields().get("setting"),
                least(known),
                most(known),
                known.times().size(),
                known.disturbed());
        printer.printf("error    %s%n", LatencyCheck.error(known));
        printer.printf("file     %s, digest %s%n", file, made.digest().substring(0, 16));
        printer.flush();
    }

    private static double least(Calibration known) {
        return known.references().get(0).measured();
    }

    private static double most(Calibration known) {
        return known.references().get(known.references().size() - 1).measured();
    }
}
