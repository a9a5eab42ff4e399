package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft search --seeds}. */
@Tag("torch")
class SeedSetTest {

    private static final int SEEDS = 4;

    @TempDir
    private Path folder;

    private ToySets sets = new ToySets(Path.of(""));

    @BeforeEach
    void table() throws IOException {
        sets = ToySets.in(folder);
    }

    @Test
    void aSetIsARunForEachSeedAndIsNotRunAgain() throws IOException {
        assertThat(sets.search("aging", 0, SEEDS).code()).isZero();

        Terminals.Said again = sets.search("aging", 0, SEEDS);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        "set 0..3: seed 0, run 1 of 4, finished already",
                        "set 0..3: seed 3, run 4 of 4, finished already")
                .doesNotContain("looked up");
        String first = sets.ids("aging", 0, 1).get(0);
        assertThat(again.out()).contains("weft compare " + first + " OTHER");
        assertThat(sets.ids("aging", 0, 100)).hasSize(SEEDS);
        assertThat(sets.search("aging", 2, SEEDS).err())
                .contains("set 2..5: seed 3, run 2 of 4, finished already", "seed 5, run 4 of 4\n");
        JsonNode told = new ObjectMapper()
                .readTree(sets.search("aging", 0, SEEDS, "--json").out());
        assertThat(told.get("runs")).hasSize(SEEDS);
        assertThat(told.at("/runs/3/seed").asLong()).isEqualTo(3);
        assertThat(told.at("/runs/3/metrics/accuracy").asDouble()).isGreaterThan(85);
    }

    @Test
    void aKilledSetGoesOnWithItsOtherRuns() throws IOException {
        Path straight = folder.resolve("straight");
        assertThat(search(straight, SEEDS).code()).isZero();
        List<RunRow> whole = ToySets.runs(straight);
        Path cut = folder.resolve("cut");
        assertThat(search(cut, 1).code()).isZero();
        forge(cut, whole.get(0));

        Terminals.Said resumed = Terminals.weft("resume", "--db", "" + cut);

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(ToySets.runs(cut)).extracting(row -> row.run().id()).containsExactlyElementsOf(ids(whole));
        assertThat(ToySets.runs(cut)).extracting(RunRow::status).containsOnly(RunStatus.FINISHED);
        for (String id : ids(whole)) {
            assertThat(digest(cut, id)).isEqualTo(digest(straight, id));
        }
    }

    @Test
    void whatIsNoSetIsRefusedInALine() {
        assertThat(sets.search("random", 0, 0).err()).contains("seeds (0) must be from 1");
        assertThat(sets.search("random", 0, SEEDS, "--new").err()).contains("a set has one run for each seed");
    }

    private Terminals.Said search(Path store, int seeds) {
        return ToySets.search(store, sets.table(), "random", 0, List.of("--seeds", "" + seeds));
    }

    /** A set of four of which the first is done and no other begun, as a kill between two runs leaves it. */
    private static void forge(Path cut, RunRow first) throws IOException {
        Path whole = cut.resolveSibling("forged");
        try (RunStore to = H2RunStore.open(whole);
                RunReader from = H2RunStore.read(cut)) {
            String id = first.run().id();
            to.begin(first.run());
            to.append(id, from.candidates(id), from.evaluations(id));
            from.steps(id).forEach(step -> to.commitStep(id, step, List.of(), 1));
            to.mark(id, RunStatus.FINISHED, 1);
        }
        Terminals.remove(cut);
        Files.move(whole, cut);
    }

    private static List<String> ids(List<RunRow> rows) {
        return rows.stream().map(row -> row.run().id()).toList();
    }

    private static String digest(Path store, String run) {
        return Terminals.weft("leaderboard", run, "--digest", "--db", "" + store)
                .out();
    }
}
