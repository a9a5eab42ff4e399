package io.github.weft.supernet;

import io.github.weft.space.Genome;
import io.github.weft.torch.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The most memory that the training of a supernet needs, against that of its largest network: a process each, and one that trains nothing
 * but the smallest. Linux.
 */
final class PeakBenchmark {

    private static final double BAR = 1.1;

    private PeakBenchmark() {}

    static void run(String space, int steps) throws IOException {
        double idle = peak(space, "idle", 1);
        double single = peak(space, "largest", steps);
        double shared = peak(space, "uniform", steps);
        System.out.printf(
                Locale.ROOT,
                "%-12s peak memory supernet %.0f MB, largest network alone %.0f MB: ratio %.3f, above an idle process' %.0f MB %.3f; bar %.1f: %s%n",
                space,
                shared,
                single,
                shared / single,
                idle,
                (shared - idle) / (single - idle),
                BAR,
                shared / single <= BAR ? "met" : "MISSED");
    }

    private static double peak(String space, String what, int steps) throws IOException {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupernetBenchmark.class.getName(),
                        "child",
                        "" + steps,
                        space,
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Double.parseDouble(child.inputReader().readLine());
    }

    /** Trains, and prints the most megabytes that were resident. */
    static void child(String space, String what, int steps) throws IOException {
        var chosen = new SupernetBenchmark.Chosen();
        Terms terms = SupernetBenchmark.terms(space, chosen);
        Genome largest = Extremes.of(terms.space(), terms.setting()).largest();
        switch (what) {
            case "largest" -> StepBenchmark.alone(terms, terms.space().decode(largest, terms.setting()), steps);
            case "uniform" -> train(SupernetBenchmark.terms(space, new Uniform(terms.space(), terms.setting())), steps);
            default -> {
                chosen.choose(Extremes.of(terms.space(), terms.setting()).smallest());
                train(terms, steps);
            }
        }
        System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow());
    }

    private static void train(Terms terms, int steps) {
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> supernet.step() == steps, step -> {});
        }
    }
}
