package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code weft search --table} from the command to the report. The table has all networks of the toy cells whose first edge is 0 or 1,
 * 90 for each, and 93.5 for one: so that a search that does not look for it stays 3.5 below.
 */
@Tag("torch")
class TableSearchCommandTest {

    private static final SearchSpace SPACE = Spaces.named("toy-cell");

    @TempDir
    Path folder;

    private Path table;

    @BeforeEach
    void write() throws IOException {
        table = write(93.5);
    }

    private Path write(double best) throws IOException {
        var lines = new ArrayList<>(List.of("normal_ops,reduce_ops,fmnist_test"));
        for (int index = 0; index < 2048; index++) {
            Genome genome = Genome.of(
                    index & 1, index >> 1 & 3, index >> 3 & 3, index >> 5 & 3, index >> 7 & 3, index >> 9 & 3);
            lines.add(SPACE.format(genome) + "," + (index == 1234 ? best : 90));
        }
        return Files.write(folder.resolve("table.csv"), lines);
    }

    @Test
    void theRegretIsToldOnTheTerminalInJsonAndInTheReport() throws IOException {
        Path store = folder.resolve("store");
        Terminals.Said said = Terminals.weft(search(store, "--report", "" + folder.resolve("report")));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("table.csv, which has 2048 networks within the constraints");
        JsonNode board = new ObjectMapper()
                .readTree(Terminals.weft("leaderboard", "--json", "--db", "" + store)
                        .out());
        int absent = board.get("rows").size() - 40;
        assertThat(absent).as("half of the space is not in the table").isBetween(15, 80);
        assertThat(board.get("regret").toString())
                .isEqualTo("{\"value\":3.5,\"found\":90.0,\"best\":93.5,\"networks\":2048,\"absent\":%d}"
                        .formatted(absent));
        assertThat(board.at("/failures/not in table").asInt()).isEqualTo(absent);
        assertThat(board.at("/rows/0/evidence").asText()).isEqualTo("table");
        String header =
                "regret 3.50: found 90.00, best of the table's 2,048 networks 93.50; %d not in it, at no cost.\n"
                        .formatted(absent);
        assertThat(said.out()).startsWith(header);
        assertThat(Terminals.weft("leaderboard", "--db", "" + store).out()).startsWith(header);
        assertThat(folder.resolve("report/index.html"))
                .content()
                .contains("It reaches 90.00 by the table, whose best has 93.50: a regret of 3.50.")
                .contains("which lacks " + absent + " of them; those cost nothing")
                .contains("what the table lacks may be better");
    }

    @Test
    void aChangedTableIsAnotherSearchAndResumeRefusesIt() throws IOException {
        Path store = folder.resolve("store");
        assertThat(Terminals.weft(search(store)).code()).isZero();
        String digest =
                Terminals.weft("leaderboard", "--digest", "--db", "" + store).out();
        String first = interrupted(store);
        assertThat(Terminals.weft(search(store)).err()).as("the same search").contains("weft resume " + first);

        write(95);

        Terminals.Said refused = Terminals.weft("resume", first, "--db", "" + store);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("The table is not what the run began with")
                .doesNotContain("\tat ");
        assertThat(Terminals.weft(search(store)).out()).contains("regret 5.00");
        try (RunReader facts = H2RunStore.read(store)) {
            assertThat(facts.runs()).hasSize(2);
        }

        write(93.5);
        Terminals.Said resumed = Terminals.weft("resume", first, "--db", "" + store);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("regret 3.50");
        assertThat(Terminals.weft("leaderboard", first, "--digest", "--db", "" + store)
                        .out())
                .isEqualTo(digest);
    }

    private static String interrupted(Path store) {
        try (RunStore facts = H2RunStore.open(store)) {
            String run = facts.runs().get(0).run().id();
            facts.mark(run, RunStatus.STOPPED, 1);
            return run;
        }
    }

    private String[] search(Path store, String... more) {
        var command = new ArrayList<>(List.of(
                "search",
                "--space",
                "toy-cell",
                "--limit",
                "100",
                "--table",
                table.toString(),
                "--target",
                "fmnist_test",
                "--strategy",
                "random",
                "--objectives",
                "accuracy",
                "--evaluations",
                "40",
                "--db",
                store.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }
}
