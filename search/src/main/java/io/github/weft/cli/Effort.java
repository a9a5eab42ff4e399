package io.github.weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What it took to judge a list of architectures.
 *
 * @param candidates different networks among them
 * @param seconds over all restarts
 */
record Effort(long architectures, long candidates, double seconds) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** One line for a person. */
    String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d architectures are %,d candidates (%.0f %% of the work saved); %.0f s, %.1f candidates a second",
                architectures,
                candidates,
                100.0 * (architectures - candidates) / architectures,
                seconds,
                candidates / Math.max(seconds, 1e-3)));
        peakMegabytes()
                .ifPresent(
                        peak -> text.append(String.format(Locale.ROOT, "; peak memory of this process %,d MB", peak)));
        return text.toString();
    }

    /** The most memory this process had resident; known on Linux only. */
    private static OptionalLong peakMegabytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
