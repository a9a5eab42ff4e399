package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.StoreException;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of searches as a real process that is really killed, again and again: it ends with the runs and leaderboards that it would have had. */
@Tag("torch")
@Tag("heavy")
class SeedSetCrashTest {

    private static final SearchSpace SPACE = Spaces.named("toy-cell");
    private static final int SEEDS = 3;
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void killsLeaveEveryRunOfTheSetAsItWouldHaveBeen() throws Exception {
        write();
        Path straight = folder.resolve("straight");
        Path log = folder.resolve("log");
        assertThat(Terminals.start(log, set(straight)).waitFor())
                .as(Terminals.read(log))
                .isZero();
        Map<Long, String> expected = digests(straight);
        assertThat(expected).hasSize(SEEDS);

        Path killed = folder.resolve("killed");
        var random = new SplittableRandom(3);
        int kills = 0;
        while (kills < KILLS && finished(killed) < SEEDS) {
            boolean again = kills % 2 == 0 || runs(killed).isEmpty();
            Process process = Terminals.start(log, again ? set(killed) : new String[] {"resume", "--db", "" + killed});
            long until = facts(killed) + random.nextInt(1, 5_000);
            while (process.isAlive() && facts(killed) < until) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(1, 120), TimeUnit.MILLISECONDS);
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
        }
        assertThat(kills).as("kills in the middle").isGreaterThanOrEqualTo(2);
        assertThat(Terminals.start(log, set(killed)).waitFor())
                .as(Terminals.read(log))
                .isZero();

        assertThat(digests(killed)).isEqualTo(expected);
        assertThat(runs(killed)).extracting(RunRow::status).containsOnly(RunStatus.FINISHED);
        assertThat(Terminals.weft("resume", "--db", "" + killed).out())
                .as("nothing is left")
                .contains("weft compare ");
    }

    private void write() throws IOException {
        var lines = new ArrayList<>(List.of("architecture,value"));
        for (int index = 0; index < 4096; index++) {
            Genome genome = Genome.of(
                    index & 3, index >> 2 & 3, index >> 4 & 3, index >> 6 & 3, index >> 8 & 3, index >> 10 & 3);
            lines.add("\"%s\",%s".formatted(SPACE.format(genome), 80 + index % 17 / 2.0));
        }
        Files.write(folder.resolve("table.csv"), lines);
    }

    private String[] set(Path store) {
        return new String[] {
            "search",
            "--space",
            "toy-cell",
            "--limit",
            "100",
            "--table",
            "" + folder.resolve("table.csv"),
            "--target",
            "value",
            "--strategy",
            "aging",
            "--objectives",
            "accuracy",
            "--evaluations",
            "900",
            "--seeds",
            "" + SEEDS,
            "--db",
            "" + store
        };
    }

    private static Map<Long, String> digests(Path store) {
        var digests = new TreeMap<Long, String>();
        for (RunRow row : runs(store)) {
            digests.put(
                    row.run().seed(),
                    Terminals.weft("leaderboard", row.run().id(), "--digest", "--db", "" + store)
                            .out());
        }
        return digests;
    }

    private static long finished(Path store) {
        return runs(store).stream()
                .filter(row -> row.status() == RunStatus.FINISHED)
                .count();
    }

    private static List<RunRow> runs(Path store) {
        if (!Files.exists(store.resolve("weft.mv.db"))) {
            return List.of();
        }
        try (RunReader facts = H2RunStore.read(store)) {
            return facts.runs();
        } catch (StoreException e) {
            return List.of();
        }
    }

    private static long facts(Path store) {
        if (!Files.exists(store.resolve("weft.mv.db"))) {
            return 0;
        }
        try (RunReader facts = H2RunStore.read(store)) {
            return facts.runs().stream()
                    .mapToLong(row -> facts.evaluations(row.run().id()).size())
                    .sum();
        } catch (StoreException e) {
            return 0;
        }
    }
}
