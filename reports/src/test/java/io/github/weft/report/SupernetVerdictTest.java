package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.report.html.Report;
import org.junit.jupiter.api.Test;

class SupernetVerdictTest {

    private static final Leaderboard BOARD = Sample.inherited().board();
    private static final Leaderboard CHECKED = BOARD.judgedBy(Sample.checked());
    private static final Leaderboard UNCHECKED = BOARD.judgedBy(Sample.unchecked());

    @Test
    void theTableSaysItBesideEveryRowThatIsRankedByTheSupernet() {
        String text = new TextTable(100).render(CHECKED);

        Golden.check("supernet.text", text);
        assertThat(text.lines().filter(line -> line.contains("supernet, tau 0.52")))
                .as("b, c and d; not a, which was trained, and not e, which failed")
                .hasSize(3);
        assertThat(text).endsWith(Sample.checked().sentence() + "\nweft report 0a1b2c\n");
        assertThat(text.lines().limit(8)).allMatch(line -> line.length() <= 100);
    }

    @Test
    void withoutACheckTheTableSaysWhatToType() {
        assertThat(new TextTable(100).render(UNCHECKED))
                .contains("supernet, unchecked")
                .endsWith("\nweft supernet check a.supernet --space vit-mini-v2\n");
    }

    @Test
    void noDigestKnowsOfIt() {
        assertThat(CHECKED.digest()).isEqualTo(BOARD.digest());
        assertThat(CHECKED.top(2).front().supernet()).isEqualTo(CHECKED.supernet());
    }

    @Test
    void programsReadItInTheRow() throws Exception {
        JsonNode json = new ObjectMapper().readTree(new JsonDocument().render(CHECKED));
        String csv = new CsvTable().render(CHECKED);

        assertThat(json.at("/rows/0").has("verdict")).as("trained").isFalse();
        assertThat(json.at("/rows/1/verdict").asText()).isEqualTo("tau 0.52 [0.40, 0.63] of ceiling 0.81; params 0.55");
        assertThat(json.at("/supernet/command").asText()).isEqualTo("weft report 0a1b2c");
        assertThat(csv.lines()).element(0).asString().contains(",status,verdict,id,");
        assertThat(csv.lines()).element(1).asString().startsWith("1,a,").contains(",ok,,ca978112,");
        assertThat(csv.lines())
                .element(2)
                .asString()
                .contains(",ok,\"tau 0.52 [0.40, 0.63] of ceiling 0.81; params 0.55\",3e23e816,");
    }

    @Test
    void thePageHasASectionWithTheCheckAndItsPages() {
        String page = Report.of(Sample.inherited().view(), CHECKED).html();

        Golden.check("supernet.body.html", page.substring(page.indexOf("<body>"), page.indexOf("<script")));
        assertThat(page)
                .contains("<h2 id=\"supernet\">How far the supernet can be believed</h2>")
                .contains("<td class=\"number\">0.81<small>[0.70, 0.88]</small></td>")
                .contains("no better than &lt;params&gt;", "href=\"supernet-check/index.html\"")
                .contains("\"notes\":[\"\",\"tau 0.52 [0.40, 0.63] of ceiling 0.81; params 0.55\"");
    }

    @Test
    void thePageWithoutACheckSaysWhatToType() {
        String page = Report.of(Sample.inherited().view(), UNCHECKED).html();

        assertThat(page)
                .contains("No check in this store has held it against training.")
                .contains("<code>weft supernet check a.supernet --space vit-mini-v2</code>")
                .doesNotContain("supernet-check");
        assertThat(Report.of(Sample.inherited().view()).html()).doesNotContain("id=\"supernet\"");
    }
}
