package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Leaderboard BOARD = Facts.of("objectives: accuracy,-params\nconstraint: params<60k\n")
            .score("a", "params", 84_310)
            .score("a", "accuracy", 30, 0, 89)
            .score("a", "latency", 4)
            .score("b", "params", 49_999)
            .score("b", "accuracy", 6, 0, 85)
            .score("b", "latency", 6)
            .score("c", "params", 50_000)
            .score("c", "accuracy", 6, 0, 80)
            .score("d", "params", 400)
            .score("d", "zero-cost", -2)
            .score("e", "params", 1_200_000)
            .failed("e", "zero-cost", 0, "memory: needs 9 GB")
            .board();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "params<50k; b d",
                "params <= 50k; b c d",
                "params<50k && accuracy>=80; b",
                "params<50k, accuracy>=80; b",
                "params<1k || accuracy>85; a d",
                "params<1k || accuracy>80 && params<60K; b d",
                "(params<1k || accuracy>80) && params<60K; b d",
                "!(params<1k || accuracy>80); c e",
                "accuracy=80.0; c",
                "accuracy==80; c",
                "accuracy!=80; a b",
                "zero-cost>-2.5; d",
                "params>1.1M; e",
                "params>=5e4; a c e",
                "accuracy>80%; a b",
                "latency<5ms; a",
                "latency<5500us; a",
                "latency<0.005s; a",
                "latency<=6; a b",
                "status=ok; a b c d",
                "status!=OK; e",
                "status=memory; e",
                "evidence~trained; a b c",
                "evidence=\"trained (6 epochs)\"; b c",
                "evidence='trained (6 epochs)' && layer=1; b",
                "epochs>6; a",
                "feasible=no; a e",
                "feasible=yes; b c d",
                "rank<=2; b c",
                "found=1; a",
                "layer>=1; b c",
                "architecture=d; d",
                "id=3e23e816; b",
                "objective=zero-cost; d",
                "mean>84; a b",
                "n=1; a b c d",
            })
    void keepsTheRowsThatItIsTrueOf(String expression, String kept) {
        assertThat(BOARD.filtered(expression).rows())
                .extracting(Row::architecture)
                .containsExactlyInAnyOrder(kept.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "params; character 7: one of < <= > >= = != ~ is missing.",
                "params<; character 8: a value is missing.",
                "params<fifty; character 8: fifty is no number such as 80, 50k or 5ms.",
                "params<5x; character 8: 5x is no number such as 80, 50k or 5ms.",
                "params<50k && acuracy>=80; character 15: acuracy is not a column. Did you mean accuracy? Known: rank,",
                "params<50k accuracy>=80; character 12: accuracy>=80 is not expected. Maybe put && or || before it.",
                "(params<50k; character 12: a ) is missing.",
                "params<50k); character 11: ) is not expected.",
                "params~5; character 7: params is a number, which is compared by < <= > >= = or !=.",
                "status<5; character 7: status is text, which is compared by =, != or ~.",
                "params 5; character 8: 5 is none of < <= > >= = != ~.",
                "params<50k &&; character 14: a column is missing.",
                "evidence='trained; character 10: 'trained cannot be read here.",
                "params<50k & accuracy>1; character 11: & accuracy>1 cannot be read here.",
            })
    void whatCannotBeReadIsNamedWithItsPlace(String expression, String message) {
        assertThatThrownBy(() -> BOARD.filtered(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("filter (")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingIsNoFilter(String text) {
        assertThatThrownBy(() -> BOARD.filtered(text)).hasMessageContaining("a column is missing");
    }

    @Test
    void aFilterKeepsRanksDigestAndTotal() {
        Leaderboard kept = BOARD.filtered("params<1k");

        assertThat(kept.rows()).extracting(row -> row.rank().orElse(0)).containsExactly(3);
        assertThat(kept.digest()).isEqualTo(BOARD.digest());
        assertThat(kept.total()).isEqualTo(5);
        assertThat(new TextTable(100).render(kept)).contains("1 of 5 rows");
    }

    @Test
    void columnsAreChosenByName() {
        assertThat(new CsvTable().render(BOARD.showing(List.of("rank", "feasible", "params"))))
                .startsWith("rank,feasible,params\n1,yes,49999.0\n2,yes,50000.0\n3,yes,400.0\n4,no,84310.0\n");
        assertThat(new TextTable(80).render(BOARD.showing(List.of("id", "accuracy"))))
                .startsWith("id        accuracy\n------------------\n3e23e816     85.00\n");
        assertThatThrownBy(() -> BOARD.showing(List.of("rank", "parms")))
                .hasMessageContaining(
                        "column (parms) is not known. Did you mean params? Known: rank, id, architecture");
    }

    @Test
    void anyNumberSorts() {
        assertThat(BOARD.sortedBy("found").rows()).extracting(Row::architecture).startsWith("a", "b");
        assertThat(BOARD.sortedBy("-found").rows())
                .extracting(Row::architecture)
                .startsWith("e", "d");
        assertThat(BOARD.sortedBy("latency").rows())
                .extracting(Row::architecture)
                .startsWith("a", "b");
        assertThatThrownBy(() -> BOARD.sortedBy("status")).hasMessageContaining("sort (status) is not a column");
    }
}
