package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.StoreException;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, really killed: the leaderboard comes out as if nothing had happened. */
@Tag("torch")
@Tag("heavy")
class ResumeTest {

    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"nsga2", "aging"})
    void tenKillsLeaveTheLeaderboardAsItWouldHaveBeen(String strategy) throws Exception {
        Path straight = folder.resolve("straight");
        Path log = folder.resolve("log");
        assertThat(Terminals.start(log, search(strategy, straight, 2)).waitFor())
                .as(Terminals.read(log))
                .isZero();
        String expected = Terminals.digest(straight);

        var random = new SplittableRandom(strategy.length());
        int kills = 0;
        for (int store = 0; kills < KILLS; store++) {
            kills += killedAndFinished(strategy, folder.resolve("killed-" + store), KILLS - kills, random, expected);
        }

        assertThat(kills).isEqualTo(KILLS);
    }

    /** Kills a search again and again until it gets to its end in between, or often enough; says how often. */
    private int killedAndFinished(String strategy, Path store, int most, SplittableRandom random, String expected)
            throws Exception {
        Path log = folder.resolve("log");
        List<Evaluation> committed = List.of();
        int kills = 0;
        boolean ended = false;
        while (!ended && kills < most) {
            String[] command = begun(store) ? resume(store, 1 + kills % 4) : search(strategy, store, 2);
            Process process = Terminals.start(log, command);
            awaitMore(process, store, committed.size(), random.nextInt(1, 200));
            ended = !process.isAlive();
            kills += ended ? 0 : 1;
            process.destroyForcibly().waitFor();
            List<Evaluation> now = begun(store) ? evaluations(store) : List.of();
            assertThat(now).as("nothing committed is lost").containsAll(committed);
            committed = now;
        }
        assertThat(Terminals.start(log, resume(store, 2)).waitFor())
                .as(Terminals.read(log))
                .isZero();

        assertThat(Terminals.digest(store)).isEqualTo(expected);
        List<Evaluation> facts = evaluations(store);
        assertThat(facts).containsAll(committed);
        assertThat(facts.stream().map(ResumeTest::key)).as("nothing is doubled").doesNotHaveDuplicates();
        return kills;
    }

    /** Until the process has got a little further, and then a few random milliseconds: a moment in the middle of things. */
    private static void awaitMore(Process process, Path store, int known, int millis) throws Exception {
        while (process.isAlive() && (!begun(store) || evaluations(store).size() <= known)) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private static boolean begun(Path store) throws IOException {
        if (!Files.exists(store.resolve("weft.mv.db"))) {
            return false;
        }
        try (RunReader reader = H2RunStore.read(store)) {
            return !reader.runs().isEmpty();
        } catch (StoreException e) {
            return false;
        }
    }

    @Test
    void anyNumberOfWorkersGivesTheSameLeaderboard() throws Exception {
        Path log = folder.resolve("log");
        var digests = new HashSet<String>();
        for (int workers : new int[] {1, 2, 4}) {
            Path store = folder.resolve("workers-" + workers);
            assertThat(Terminals.start(log, search("aging", store, workers)).waitFor())
                    .as(Terminals.read(log))
                    .isZero();
            digests.add(Terminals.digest(store));
        }

        assertThat(digests).hasSize(1);
    }

    @Test
    void theTerminalIsNeverAheadOfTheStore() throws Exception {
        Path store = folder.resolve("store");
        Path out = folder.resolve("out");
        String[] command = Stream.concat(
                        Stream.of(
                                "score",
                                "--space",
                                "nb201",
                                "--skeleton",
                                "channels=4,cells=1",
                                "--limit",
                                "300",
                                "--batch",
                                "16",
                                "--json",
                                "--db",
                                store.toString()),
                        Stream.of("nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3", "skip_connect")
                                .flatMap(op -> Stream.of(
                                        "--arch",
                                        "|%s~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|%s~0|skip_connect~1|nor_conv_3x3~2|"
                                                .formatted(op, op))))
                .toArray(String[]::new);
        Process process = Terminals.start(out, command);
        while (process.isAlive()
                && Terminals.read(out)
                                .lines()
                                .filter(line -> line.startsWith("{"))
                                .count()
                        < 8) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();

        List<String> stored = evaluations(store).stream()
                .map(fact -> fact.metric() + " " + fact.score().value().orElse(Double.NaN))
                .toList();
        List<String> claimed = new ArrayList<>();
        for (String line : Terminals.read(out)
                .lines()
                .filter(text -> text.startsWith("{") && text.endsWith("}"))
                .toList()) {
            JsonNode claim = new ObjectMapper().readTree(line);
            if (!claim.get("metric").asText().endsWith("-table")) {
                claimed.add(
                        claim.get("metric").asText() + " " + claim.get("value").asDouble(Double.NaN));
            }
        }
        assertThat(claimed).isNotEmpty();
        assertThat(stored).containsAll(claimed);
    }

    private static String[] search(String strategy, Path store, int workers, String... more) {
        var command = new ArrayList<>(List.of(
                "search",
                "--space",
                "nb201",
                "--skeleton",
                "channels=4,cells=1",
                "--limit",
                "600",
                "--batch",
                "16",
                "--strategy",
                strategy,
                "--objectives",
                strategy.equals("aging") ? "accuracy" : "accuracy,-params",
                "--population",
                "8",
                "--reference",
                "8",
                "--evaluations",
                "60",
                "--promote",
                "3",
                "--short-epochs",
                "1",
                "--finish",
                "1",
                "--full-epochs",
                "2",
                "--workers",
                "" + workers,
                "--db",
                store.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static String[] resume(Path store, int workers) {
        return new String[] {"resume", "--workers", "" + workers, "--db", store.toString()};
    }

    private static List<Evaluation> evaluations(Path store) throws IOException {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.runs().isEmpty()
                    ? List.of()
                    : reader.evaluations(reader.runs().get(0).run().id());
        }
    }

    private static String key(Evaluation fact) {
        return fact.candidate() + fact.metric() + fact.protocol() + fact.fidelity() + fact.replicate();
    }
}
