package io.github.weft.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command line as a user would: in this process, or as a process of its own that can be killed. */
final class Terminals {

    /** What a command printed and returned. */
    record Said(int code, String out, String err) {}

    private Terminals() {}

    static Said weft(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Weft.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    /** Starts {@code weft} as a process; its output goes to {@code log}. */
    static Process start(Path log, String... arguments) {
        var command = new ArrayList<>(signalsHeard());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Weft.class.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A prefix that lets a process hear Ctrl-C even if whoever started these tests had told its children to ignore it. */
    private static List<String> signalsHeard() {
        List<String> prefix = List.of("env", "--default-signal=INT");
        try {
            var trial = new ArrayList<>(prefix);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of the newest run's leaderboard. */
    static String digest(Path store) {
        return weft("leaderboard", "--digest", "--db", store.toString()).out().strip();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
