package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.report.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrustFormatsTest {

    private static final TrustReport REPORT = TrustReport.of(Samples.typical(60, 4), 4);

    @Test
    void theTextEqualsItsGoldenFile() {
        String text = TrustText.of(REPORT);

        Golden.check("trust.text", text);
        assertThat(text.lines().filter(line -> line.contains("%"))).allMatch(line -> line.length() <= 112);
    }

    @Test
    void noFormatDependsOnTheLocale() {
        Locale before = Locale.getDefault();
        List<String> here = formats();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(formats()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void jsonHasTheAgreedFieldsAndExactNumbers() throws Exception {
        JsonNode json = new ObjectMapper().readTree(TrustJson.of(REPORT));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "truth", "candidates", "judged", "k", "rows", "ceiling", "redundancy", "recommendation");
        assertThat(json.at("/rows/1").fieldNames())
                .toIterable()
                .containsExactly(
                        "score",
                        "kind",
                        "votes",
                        "aggregation",
                        "spearman",
                        "kendall",
                        "topTenth",
                        "precision",
                        "measured",
                        "candidates",
                        "imputed",
                        "sign",
                        "cost",
                        "spread",
                        "withinFlops",
                        "bestHalf",
                        "regrets",
                        "givenParams",
                        "overParams",
                        "overFlops",
                        "verdict");
        assertThat(json.at("/rows/0/kind").asText()).isEqualTo("ceiling");
        assertThat(json.at("/rows/0/spearman/value").doubleValue())
                .isEqualTo(REPORT.ceiling().orElseThrow().spearman().value());
        assertThat(json.at("/rows/0/cost").isNull()).isTrue();
        assertThat(json.at("/redundancy/kendall/0/0").doubleValue()).isEqualTo(1);
        assertThat(json.at("/recommendation/votes"))
                .hasSize(REPORT.recommendation()
                        .orElseThrow()
                        .combination()
                        .votes()
                        .size());
    }

    @Test
    void csvHasACellForEveryHeadingInEveryRow() {
        List<String> lines = TrustCsv.of(REPORT).lines().toList();
        int columns = lines.get(0).split(",").length;

        assertThat(lines).hasSize(REPORT.rows().size() + 1);
        assertThat(lines.get(0)).startsWith("score,kind,spearman,spearmanLow,spearmanHigh,kendall");
        assertThat(lines)
                .allSatisfy(line -> assertThat(Arrays.asList(
                                line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1)))
                        .hasSize(columns));
        TrustRow first = REPORT.rows().get(1);
        assertThat(lines.get(2))
                .startsWith(first.name() + "," + first.kind() + ","
                        + first.spearman().orElseThrow().value() + ",");
    }

    private static List<String> formats() {
        return List.of(TrustText.of(REPORT), TrustCsv.of(REPORT), TrustJson.of(REPORT));
    }
}
