package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.report.html.Report;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegretTest {

    private static Facts search() {
        return Facts.ofObjectives("accuracy,-params")
                .provenance(Regret.BEST, "93.65")
                .provenance(Regret.NETWORKS, "26215")
                .score("8:8", "params", 300)
                .score("8:8", "accuracy", 91.25)
                .score("8:16", "params", 500)
                .score("8:16", "accuracy", 90.5)
                .score("16:16", "params", 700)
                .failed("16:16", "accuracy", 0, "not in table: 16:16");
    }

    @Test
    void isTheBestOfTheTableLessTheBestThatWasFound() {
        Leaderboard board = search().board();

        assertThat(board.regret()).hasValue(new Regret(91.25, 93.65, 26_215, 1));
        assertThat(board.regret().orElseThrow().value()).isEqualTo(93.65 - 91.25);
        assertThat(board.top(1).regret()).as("of the whole run").isEqualTo(board.regret());
        assertThat(new TextTable(100).render(board))
                .startsWith(
                        "regret 2.40: found 91.25, best of the table's 26,215 networks 93.65; 1 not in it, at no cost.\n\n");
        assertThat(board.rows())
                .extracting(Row::evidence)
                .containsExactly(Evidence.TABLE, Evidence.TABLE, Evidence.COSTS);
        assertThat(board.rows().get(2).rank()).as("unknown is not last").isEmpty();
        assertThat(board.rows().get(2).status()).isEqualTo("not in table");
    }

    @Test
    void standsInTheDocumentForMachines() throws IOException {
        JsonNode regret = new ObjectMapper()
                .readTree(new JsonDocument().render(search().board()))
                .get("regret");

        assertThat(regret.get("best").asDouble() - regret.get("found").asDouble())
                .isEqualTo(regret.get("value").asDouble());
        assertThat(regret.get("networks").asInt()).isEqualTo(26_215);
        assertThat(regret.get("absent").asInt()).isEqualTo(1);
    }

    @Test
    void isThereOnlyOnceSomethingWasFoundInATable() {
        assertThat(Sample.small().board().regret()).isEmpty();
        assertThat(Facts.ofObjectives("accuracy")
                        .provenance(Regret.BEST, "93.65")
                        .provenance(Regret.NETWORKS, "1")
                        .failed("a", "accuracy", 0, "not in table: a")
                        .board()
                        .regret())
                .isEmpty();
    }

    @Test
    void thePageSpeaksOfATableAndNotOfTraining() {
        String page = Report.of(search().view()).html();

        assertThat(page)
                .contains(
                        "A search for more accuracy and fewer params looked up 3 candidates in a table, which lacks 1 of them")
                .contains("It reaches 91.25 by the table, whose best has 93.65: a regret of 2.40.")
                .contains("<dt>regret</dt><dd>2.40</dd>")
                .contains("Every accuracy was read from a table and none was measured here.")
                .contains("in the order in which the table was asked")
                .doesNotContain("Each dot is one training", "Nothing is trained", "0 epochs");
    }

    @ParameterizedTest
    @CsvSource({"0,0.00", "0.28000000000000114,0.28", "91.63,91.63", "93.3333333,93.3333", "0.001234567,0.00123457"})
    void keepsSixDigitsAndTwoDecimals(double value, String text) {
        assertThat(Regret.text(value)).isEqualTo(text);
    }
}
