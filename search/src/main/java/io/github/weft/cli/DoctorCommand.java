package io.github.weft.cli;

import io.github.weft.data.DataSource;
import io.github.weft.db.RunReader;
import io.github.weft.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weft doctor}: whether this machine can work, and what to do where it cannot. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks the native library, memory, disk, the database and data; each problem comes with its fix.")
final class DoctorCommand implements Callable<Integer> {

    private static final long ENOUGH_DISK = 2L << 30;
    private static final long ENOUGH_HEAP = 256L << 20;

    private record Finding(String subject, boolean fine, String text) {}

    @Option(
            names = "--data",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "SPEC",
            description =
                    "Also reads this data; without SPEC, tells where the public sets are found and their checksums.")
    private @Nullable String data;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (data != null && data.isEmpty()) {
            PublicSets.print(spec.commandLine().getOut(), json);
            return Exit.DONE;
        }
        var findings = new ArrayList<Finding>();
        findings.add(check(
                "java",
                () -> System.getProperty("java.version") + " on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores"));
        findings.add(check("engine", DoctorCommand::engine));
        findings.add(check("memory", DoctorCommand::memory));
        findings.add(check("disk", this::disk));
        findings.add(check("store", this::database));
        String source = data == null ? "fashion-mnist" : data;
        findings.add(check("data", () -> DataSource.open(source) + PublicSets.recognised(source)));
        findings.forEach(this::print);
        return findings.stream().allMatch(Finding::fine) ? Exit.DONE : Exit.ENVIRONMENT;
    }

    private static Finding check(String subject, Supplier<String> look) {
        try {
            return new Finding(subject, true, look.get());
        } catch (RuntimeException | LinkageError e) {
            return new Finding(subject, false, String.valueOf(e.getMessage()));
        }
    }

    private static String engine() {
        Torch.start();
        return Torch.version();
    }

    private static String memory() {
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < ENOUGH_HEAP) {
            throw new IllegalStateException(
                    "the heap may grow to %s MiB only. Start Java with -Xmx1g or more (WEFT_JAVA_OPTIONS)."
                            .formatted(heap >> 20));
        }
        return "heap up to %s MiB; tensors live outside it, so leave as much again free for each worker"
                .formatted(heap >> 20);
    }

    private String disk() {
        Path place = store.folder().toAbsolutePath();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place == null ? Path.of("/") : place).getUsableSpace();
            if (free < ENOUGH_DISK) {
                throw new IllegalStateException("only %s MiB are free for %s. Free some, or choose another --db."
                        .formatted(free >> 20, store.folder()));
            }
            return "%s MiB free for %s".formatted(free >> 20, store.folder());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the disk of %s cannot be read: %s".formatted(store.folder(), e.getMessage()), e);
        }
    }

    private String database() {
        if (!Files.isDirectory(store.folder())) {
            return "none at %s yet; a search makes one".formatted(store.folder());
        }
        try (RunReader facts = store.read()) {
            return "%s holds %s runs".formatted(store.folder(), facts.runs().size());
        }
    }

    private void print(Finding finding) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.object()
                    .put("check", finding.subject())
                    .put("ok", finding.fine())
                    .put("text", finding.text()));
        } else {
            out.printf("%-8s %-4s %s%n", finding.subject(), finding.fine() ? "ok" : "BAD", finding.text());
        }
        out.flush();
    }
}
