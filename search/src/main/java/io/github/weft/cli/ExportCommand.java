package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.db.RunReader;
import io.github.weft.latency.Stopwatch;
import io.github.weft.onnx.OnnxOptions;
import io.github.weft.search.job.OnnxExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft export}: what a run has found, for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a trained network, or all facts of a run, for use elsewhere.",
            "As ONNX it takes pixels scaled to [0, 1], has the names of the classes inside, and is put in place only if ONNX Runtime gives the network's answers to all validation images; what was measured goes into FILE.certificate.json.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  weft export --out winner.onnx",
            "  weft export 2 --run 4f2a --format onnx --batch 1",
            "  weft export --format weights --out winner.safetensors",
            "  weft export 4f2a --format csv --out history.csv",
            "  weft export 4f2a --format sql --out history.sql && sqlite3 history.db < history.sql",
            "",
            "With --json: the certificate; of other formats {\"file\", \"sha256\"}.",
            "Exit code 8: ONNX Runtime gives other answers, and no file was written."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String DYNAMIC = "dynamic";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RANK|ARCH|RUN",
            defaultValue = "1",
            description =
                    "The network: its place on the run's leaderboard, or its architecture. Default: ${DEFAULT-VALUE}. Of csv and sql: the run. Default: the newest.")
    private String which = "1";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "The run that trained it and kept its weights. Default: the newest that has kept any.")
    private @Nullable String run;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "onnx",
            description = {
                "onnx: the network for ONNX Runtime, checked against the trained one.",
                "json: what the network is: space, layers, shapes, costs.",
                "weights: its numbers by name, in the safetensors format.",
                "csv: all that a run knows, an evaluation a line, as weft import reads it.",
                "sql: the same as tables, for H2, PostgreSQL and SQLite.",
                "Default: ${DEFAULT-VALUE}."
            })
    private ExportFormat format = ExportFormat.ONNX;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to write; a file that is there is replaced. Default: model.onnx, model.json, model.safetensors, history.csv, history.sql.")
    private @Nullable Path out;

    @Option(
            names = "--batch",
            paramLabel = "N|dynamic",
            defaultValue = DYNAMIC,
            description = "Of ONNX: how many images it takes at once. Default: ${DEFAULT-VALUE}, any number.")
    private String batch = DYNAMIC;

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
        OnnxOptions sized = UserMistake.reading(() -> sized(batch));
        Path file = out != null ? out : Path.of(format.file());
        try (RunReader facts = store.read()) {
            if (format.isHistory()) {
                return told(HistoryOutput.write(facts, store.run(facts, historic()), format, file));
            }
            TrainedNetwork trained = TrainedNetwork.of(facts, store, run, which);
            threads.start();
            Shipment shipment = UserMistake.reading(() -> Shipment.of(trained, file));
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "export %s of run %s: %s%n",
                    trained.architecture(), trained.run(), shipment.opened().data());
            err.flush();
            if (format == ExportFormat.ONNX) {
                return onnx(shipment, sized, facts);
            }
            return told(format == ExportFormat.JSON ? shipment.writeSpecification() : shipment.writeWeights());
        }
    }

    /** The run whose history is wanted, if one was named. */
    private @Nullable String historic() {
        return run != null || !spec.commandLine().getParseResult().hasMatchedPositional(0) ? run : which;
    }

    private static OnnxOptions sized(String batch) {
        if (batch.equals(DYNAMIC)) {
            return OnnxOptions.plain();
        }
        if (!batch.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("batch (%s) must be dynamic, or a number from 1.".formatted(batch));
        }
        return OnnxOptions.plain().batch(Integer.parseInt(batch));
    }

    private int onnx(Shipment shipment, OnnxOptions sized, RunReader facts) {
        var opened = shipment.opened();
        var export = new OnnxExport(opened.network(), shipment.weights(), opened.data(), Stopwatch.ofMachine());
        OnnxExport.Made made = UserMistake.reading(() -> export.make(shipment.onnx(sized)));
        var objection = made.parity().objection();
        if (objection.isPresent()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "ONNX Runtime does not give the network's answers: %s. %s was not written.%n",
                    objection.get(), shipment.file());
            err.flush();
            return Exit.COMPARISON_FAILED;
        }
        ObjectNode certificate = Certificate.of(
                shipment, made, metric -> shipment.trained().stored(facts, metric), batch, Certificate.versions());
        made.write(shipment.file());
        Path beside = Certificate.beside(shipment.file());
        Shipment.write(beside, Json.pretty(certificate));
        PrintWriter printer = spec.commandLine().getOut();
        printer.print(json ? Json.pretty(certificate) : text(shipment.file(), made, certificate, beside));
        printer.flush();
        return Exit.DONE;
    }

    private static String text(Path file, OnnxExport.Made made, ObjectNode certificate, Path beside) {
        var test = certificate.at("/accuracy/stored/test");
        return String.format(
                Locale.ROOT,
                "model        %s  (%,d bytes)%n"
                        + "parity       %,d validation images: logits differ by up to %.1e of %.1e allowed, no other class%n"
                        + "accuracy     validation %.2f %%%s%n"
                        + "latency      p50 %.3f ms, p90 %.3f ms for one image on one thread of %s%s%n"
                        + "certificate  %s%n",
                file,
                made.model().length,
                made.parity().samples(),
                made.parity().difference(),
                certificate.at("/parity/allowed-difference").asDouble(),
                made.parity().exportedAccuracy(),
                test.isNumber() ? String.format(Locale.ROOT, ", test %.2f %% as stored", test.asDouble()) : "",
                made.timing().p50(),
                made.timing().p90(),
                made.device().processor(),
                made.timing().disturbed() ? ", while other work was in the way" : "",
                beside);
    }

    private int told(Shipment.Written written) {
        PrintWriter printer = spec.commandLine().getOut();
        printer.println(
                json
                        ? Json.object()
                                .put("file", written.file().toString())
                                .put("sha256", written.sha256())
                                .toString()
                        : "%s  (SHA-256 %s)".formatted(written.file(), written.sha256()));
        printer.flush();
        return Exit.DONE;
    }
}
