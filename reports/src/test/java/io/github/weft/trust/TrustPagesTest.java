package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.report.Golden;
import io.github.weft.report.Numbers;
import io.github.weft.report.html.Fact;
import io.github.weft.report.html.Origin;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import io.github.weft.trust.html.TrustPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustPagesTest {

    private static final TrustSample SAMPLE = Samples.typical(60, 4);
    private static final TrustReport REPORT = TrustReport.of(SAMPLE, 4);
    private static final String PAGE =
            TrustPages.of(TrustPreview.ORIGIN, SAMPLE, REPORT).html();

    @Test
    void theBodyEqualsItsGoldenFile() {
        Golden.check("trust.body.html", PAGE.substring(PAGE.indexOf("<body>"), PAGE.indexOf("<script")));
    }

    @Test
    void withoutScriptsEveryRowBarAndTauIsThere() {
        String body = PAGE.substring(PAGE.indexOf("<body>"), PAGE.indexOf("<script"));

        for (TrustRow row : REPORT.rows()) {
            assertThat(body)
                    .contains(row.verdict(), row.spearman().orElseThrow().toString());
        }
        assertThat(Pattern.compile("<rect ").matcher(body).results())
                .hasSize(REPORT.rows().size());
        Redundancy matrix = REPORT.redundancy();
        assertThat(Pattern.compile("class=\"(more|less|self|none)")
                        .matcher(body)
                        .results())
                .hasSize(matrix.names().size() * matrix.names().size());
        assertThat(body)
                .contains(">" + Numbers.percent(matrix.kendall().get(0).get(1).getAsDouble()) + "</td>")
                .contains("--proxies jacob-cov,synflow,params");
    }

    @Test
    void theScatterHasEveryScoreAndTheTruth() throws Exception {
        String open = "<script type=\"application/json\" id=\"data\">";
        int from = PAGE.indexOf(open) + open.length();
        JsonNode data = new ObjectMapper().readTree(PAGE.substring(from, PAGE.indexOf("</script>", from)));

        assertThat(data.get("candidates")).hasSize(60);
        assertThat(data.at("/truth/name").asText()).isEqualTo("accuracy");
        assertThat(data.at("/truth/values/7").doubleValue())
                .isEqualTo(SAMPLE.truth().replicates().get(7).mean().value().orElseThrow());
        assertThat(data.get("scores").findValuesAsText("name"))
                .contains("params", "plain", "jacob-cov+synflow+params (recommended)");
        assertThat(data.get("scores"))
                .allSatisfy(score -> assertThat(score.get("values")).hasSize(60));
    }

    @Test
    void namesAreEscaped() {
        double[] values = {1, 2, 3, 4};
        TrustSample sample = new TrustSample(
                List.of("<script>alert(1)</script>", "b", "c", "d"),
                Samples.column("accuracy", values),
                List.of(Samples.column("params", values), Samples.column("flops", values)));
        var origin = new Origin("<b>", List.of("<i>"), List.of(new Fact("<u>", "<s>")), "", "");

        assertThat(TrustPages.of(origin, sample, TrustReport.of(sample, 1)).html())
                .doesNotContain("<script>alert", "<b>", "<i>", "<u>", "<s>");
    }

    @Test
    void threeFilesAreWrittenAndTheyAreTheSameEveryTime(@TempDir Path folder) throws Exception {
        Path page = TrustPages.of(TrustPreview.ORIGIN, SAMPLE, REPORT).write(folder.resolve("deep/er"));

        assertThat(Files.readString(page)).isEqualTo(PAGE);
        assertThat(page.resolveSibling("trust.csv")).hasContent(TrustCsv.of(REPORT));
        assertThat(page.resolveSibling("trust.json")).hasContent(TrustJson.of(REPORT));
    }

    @Test
    void aSampleInWhichNothingAgreesMakesAPage() {
        double[] same = new double[5];
        TrustSample sample = Samples.of(
                Samples.column("accuracy", same),
                Samples.column("params", same),
                Samples.column("flops", same),
                Measurements.once(
                        Metric.maximize("zen"),
                        List.of(
                                Score.failed("undefined"),
                                Score.failed("undefined"),
                                Score.failed("undefined"),
                                Score.failed("undefined"),
                                Score.failed("undefined")),
                        OptionalDouble.empty()));

        assertThat(TrustPages.of(TrustPreview.ORIGIN, sample, TrustReport.of(sample, 1))
                        .html())
                .contains("gave no number", "No combination is recommended");
    }
}
