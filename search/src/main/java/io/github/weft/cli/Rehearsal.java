package io.github.weft.cli;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Ranks and reports one network in a store of its own, while the virtual machine that the build starts notes the classes which that takes
 * ({@code -XX:ArchiveClassesAtExit}). A command that finds them prepared starts a good deal sooner. With two arguments it puts the finished archive in
 * its place: a build that is stopped must not leave half of one, which would end the virtual machine that reads it.
 */
final class Rehearsal {

    private static final String NETWORK = "16:32:64";

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            install(Path.of(arguments[0]), Path.of(arguments[1]));
            return;
        }
        Path folder = Files.createTempDirectory("weft-rehearsal");
        Path store = folder.resolve("weft.db");
        fill(store);
        weft("leaderboard", "--db", store.toString());
        weft(
                "report",
                "--db",
                store.toString(),
                "--out",
                folder.resolve("report").toString());
        delete(folder);
    }

    /** Some virtual machines make no archive; commands do without. */
    private static void install(Path made, Path place) throws IOException {
        if (Files.exists(made)) {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void fill(Path folder) {
        var run = new Run("rehearsal", "search", "space: reference-cnn\nseed: 0\n", 0, new TreeMap<>());
        var params =
                new Evaluation(NETWORK, "params", Protocol.of(new TreeMap<>()), 0, 0, Score.of(24_058), 0, List.of());
        try (RunStore store = H2RunStore.open(folder)) {
            store.begin(run);
            store.append(run.id(), List.of(new Candidate(NETWORK, NETWORK, List.of(), "random", -1)), List.of(params));
            store.mark(run.id(), RunStatus.FINISHED, 1);
        }
    }

    private static void weft(String... arguments) {
        int code = Weft.commandLine()
                .setOut(new PrintWriter(PrintWriter.nullWriter()))
                .execute(arguments);
        if (code != Exit.DONE) {
            throw new IllegalStateException("weft %s ended with %d.".formatted(arguments[0], code));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
