package io.github.weft.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.RunRow;
import io.github.weft.report.Golden;
import io.github.weft.report.Overnight;
import io.github.weft.report.RunView;
import io.github.weft.report.Sample;
import io.github.weft.report.story.Background;
import io.github.weft.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final RunView SMALL = Sample.small().view();

    @Test
    void theBodyEqualsItsGoldenFile() {
        String page = Report.of(SMALL).html();
        String body = page.substring(page.indexOf("<body>"), page.indexOf("<script"));

        Golden.check("report.body.html", body);
    }

    @Test
    void thePageHasASectionAndAChartForEachKindOfFact() {
        String page = Report.of(Overnight.of(60)).html();

        assertThat(page)
                .contains("<h1>mobile on fashion-mnist</h1>")
                .contains("A search by nsga2 for more accuracy and fewer params judged 60 candidates.")
                .contains(
                        "data-chart=\"trained-front\"", "data-chart=\"accuracy-progress\"", "data-chart=\"agreement\"")
                .contains(
                        "data-chart=\"curves\"", "data-chart=\"untrained-front\"", "data-chart=\"screening-progress\"")
                .contains("weft search --space mobile --data fashion-mnist --seed 7");
    }

    @Test
    void aRunWithoutFactsStillMakesAPage() {
        String page = Report.of(Sample.none().view()).html();

        assertThat(page)
                .contains("No candidate has a number yet, so none is first.", "No candidate failed.")
                .doesNotContain("data-chart=", "Apache Software Foundation");
    }

    @Test
    void architecturesAreEscapedEverywhere() {
        String page = Report.of(SMALL).html();

        assertThat(page)
                .contains("&lt;script&gt;alert(\"x\")&lt;/script&gt;, &amp; more</code>")
                .contains("title=\"&lt;script>alert(&#34;x&#34;)&lt;/script>, &amp; more\"")
                .doesNotContain("<script>alert");
        assertThat(data(page).at("/architecture/4").asText()).isEqualTo("<script>alert(\"x\")</script>, & more");
    }

    @Test
    void theSameFactsGiveTheSameBytesInEveryLocaleAndTimeZone() {
        Locale before = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = known(Overnight.of(60)).html();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(known(Overnight.of(60)).html()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zone);
        }
    }

    /** Another seed of the same search, an hour before and an hour after it; the one before is worth a word. */
    @Test
    void aLaterRunOfTheStoreChangesNoByte() {
        RunView view = Overnight.of(60);
        RunRow own = view.row();
        String alone = within(view, List.of(own));

        assertThat(within(view, List.of(own, another(own, Duration.ofHours(1)))))
                .isEqualTo(alone);
        assertThat(within(view, List.of(own, another(own, Duration.ofHours(-1)))))
                .isNotEqualTo(alone)
                .contains("2 runs, seeds 7, 8");
    }

    private static String within(RunView view, List<RunRow> runs) {
        var background =
                new Background(runs, Set.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
        return Report.of(view).against(background).html();
    }

    private static RunRow another(RunRow own, Duration after) {
        Run run = own.run();
        return new RunRow(
                new Run("8".repeat(12), run.kind(), run.configuration(), 8, run.provenance()),
                own.status(),
                own.started().plus(after),
                own.elapsedSeconds());
    }

    @Test
    void thePageAsksForNothingFromOutside() {
        String page = Report.of(SMALL).html();
        String ours = page.replace(Assets.charts(), "");

        assertThat(page).contains("default-src 'none'").contains("Apache Software Foundation");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                        .matcher(ours)
                        .results()
                        .map(match -> match.group(1))
                        .filter(address -> !address.startsWith("#")))
                .containsExactly("leaderboard.csv", "leaderboard.json", "leaderboard.md");
        assertThat(ours).doesNotContain("http://", "https://", "@import", "url(");
    }

    @Test
    void scriptsCanReadTheTableAndTheCharts() {
        JsonNode data = data(Report.of(SMALL).html());

        assertThat(data.at("/columns/0/name").asText()).isEqualTo("accuracy");
        assertThat(data.at("/columns/0/values").toString()).isEqualTo("[89.125,85,null,null,null,null]");
        assertThat(data.at("/rank").toString()).isEqualTo("[1,2,3,3,5,0]");
        assertThat(data.at("/trainedFront/front").toString()).isEqualTo("[[61002,85,1],[84310,89.125,0]]");
    }

    @Test
    void onlyTheFirstRowsStandInThePageOfALargeRun() {
        String page = Report.of(Overnight.of(450)).html();
        String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));

        assertThat(Pattern.compile("<tr").matcher(table).results().count()).isEqualTo(Page.ROWS);
        assertThat(page).contains("<noscript>These are the first 200 rows.</noscript>");
        assertThat(data(page).at("/rank").size()).isEqualTo(450);
    }

    @Test
    void fourFilesAreWritten(@TempDir Path folder) throws Exception {
        Path page = Report.of(SMALL).write(folder.resolve("new/report"));

        assertThat(page)
                .hasFileName("index.html")
                .content()
                .isEqualTo(Report.of(SMALL).html());
        try (var files = Files.list(page.getParent())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("index.html", "leaderboard.csv", "leaderboard.json", "leaderboard.md");
        }
        assertThat(page.resolveSibling("leaderboard.csv")).content().startsWith("rank,architecture,");
    }

    /** The report of a run whose genomes have a meaning. */
    private static Report known(RunView view) {
        return Report.of(view).against(Overnight.background());
    }

    private static JsonNode data(String page) {
        String open = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(open) + open.length();
        try {
            return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
