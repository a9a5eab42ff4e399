package io.github.weft.latency;

import io.github.weft.score.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What latencies belong to: two of different devices say nothing about each other.
 *
 * @param processor its model as the system calls it
 * @param runtime name and version of what runs networks
 * @param threads of one inference
 * @param batch images of one inference
 */
public record Device(String processor, String system, String runtime, int threads, int batch) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This machine with an engine. */
    public static Device of(Engine engine) {
        return new Device(
                model(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                engine.name(),
                engine.threads(),
                engine.batch());
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getProperty("os.arch"); // systems other than Linux have no such file
        }
    }

    /** How a latency of this device came about. */
    public Protocol protocol() {
        return Protocol.exact()
                .with("processor", plain(processor))
                .with("system", plain(system))
                .with("runtime", plain(runtime))
                .with("threads", threads)
                .with("batch", batch)
                .with("clock", Meter.clock(threads));
    }

    private static String plain(String text) {
        return text.replaceAll("[;=\\s]+", " ").strip();
    }

    @Override
    public String toString() {
        return "%s, %s, %s, %s thread%s, batch %s"
                .formatted(processor, system, runtime, threads, threads == 1 ? "" : "s", batch);
    }
}
