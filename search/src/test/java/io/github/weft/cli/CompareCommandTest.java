package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft compare} on sets of eight seeds. */
@Tag("torch")
class CompareCommandTest {

    private static final int SEEDS = 8;

    @TempDir
    private static Path folder;

    private static ToySets sets = new ToySets(Path.of(""));
    private static String aging = "";
    private static String random = "";

    @BeforeAll
    static void search() throws IOException {
        sets = ToySets.in(folder);
        assertThat(sets.search("aging", 0, SEEDS).code()).isZero();
        assertThat(sets.search("random", 0, SEEDS).code()).isZero();
        aging = sets.ids("aging", 0, 1).get(0);
        random = sets.ids("random", 0, 1).get(0);
    }

    @Test
    void evolutionIsToldFromChance() throws IOException {
        Terminals.Said said = sets.compare(aging, list("random", 0));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("A  strategy=aging: ", "B  strategy=random: ", "regret ")
                .contains("A is better than B: accuracy higher by ");
        JsonNode json = new ObjectMapper()
                .readTree(sets.compare(list("aging", 0), list("random", 0), "--json")
                        .out());
        assertThat(json.at("/contrasts/0/verdict").asText()).isEqualTo("first-better");
        assertThat(json.at("/contrasts/0/test").asText()).startsWith("Wilcoxon signed-rank, 8 pairs");
        assertThat(json.at("/contrasts/0/p").asDouble()).isLessThan(0.05);
        JsonNode run = json.at("/contestants/0/runs/2");
        assertThat(run.get("value").asDouble() + run.get("regret").asDouble()).isEqualTo(98);
        assertThat(run.get("evaluations").asInt()).isEqualTo(ToySets.EVALUATIONS);
        JsonNode curve = json.at("/contestants/0/curve/mean");
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).asDouble())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).asDouble());
        }
        JsonNode board = new ObjectMapper()
                .readTree(Terminals.weft("leaderboard", run.get("run").asText(), "--json", "--db", "" + sets.store())
                        .out());
        assertThat(board.at("/regret/value").asDouble())
                .isEqualTo(run.get("regret").asDouble());
    }

    @Test
    void worseEndsWithEightWhereAskedFor() {
        assertThat(sets.compare(random, aging, "--fail-if-worse").code()).isZero();
        assertThat(sets.compare(aging, random).code()).isZero();
        assertThat(sets.compare(aging, random, "--fail-if-worse").code()).isEqualTo(8);
        assertThat(sets.compare(aging, random, "--only", "--fail-if-worse").out())
                .contains("Too few runs to tell");
    }

    @Test
    void chanceIsNotToldFromChance() {
        assertThat(sets.search("random", 100, SEEDS).code()).isZero();

        Terminals.Said said = sets.compare(list("random", 0), list("random", 100), "--fail-if-worse");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("No evidence of a difference between A and B", "four times in five");
    }

    @Test
    void anEarlierMomentAndAnotherMetricCanBeAskedFor() {
        assertThat(sets.compare(aging, random, "--at", "40").out())
                .contains("accuracy of the best by accuracy, after 40 evaluations");
        assertThat(sets.compare(aging, random, "--metric", "params").out()).contains("params of the best by accuracy");
        assertThat(sets.compare(aging, random, "--test", "t").out()).contains("t, ");
    }

    @Test
    void aPageIsWrittenOrALineSaysWhyNot() {
        Terminals.Said page = sets.compare(aging, random, "--out", "" + folder.resolve("page"));
        assertThat(page.out()).contains("page   " + folder.resolve("page"));
        assertThat(folder.resolve("page/index.html")).content().contains("A is better than B", "strategy=aging");

        Terminals.Said nowhere = sets.compare(aging, random, "--out", "" + sets.table());
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("Maybe name another folder").doesNotContain("\tat ");
    }

    private static String list(String strategy, long seed) {
        return String.join(",", sets.ids(strategy, seed, SEEDS));
    }
}
