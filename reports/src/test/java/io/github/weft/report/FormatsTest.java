package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {

    static List<Format> formats() {
        return Formats.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void eachFormatEqualsItsGoldenFile(Format format) {
        Golden.check(
                "leaderboard." + format.name(), format.render(Sample.small().board()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noFormatDependsOnTheLocale(Format format) {
        Locale before = Locale.getDefault();
        String here = format.render(Sample.small().board());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(format.render(Sample.small().board())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anEmptyLeaderboardHasAForm(Format format) {
        String text = format.render(Facts.ofObjectives("accuracy").board());

        assertThat(text).endsWith("\n").contains(format instanceof JsonDocument ? "\"rows\":[" : "rank");
    }

    @Test
    void aTerminalLineFitsAndShowsBothEndsOfALongArchitecture() {
        String text = new TextTable(100).render(Sample.small().board());

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text).contains("stem=16;").contains("head=160").doesNotContain("\u001b");
        assertThat(new TextTable(200).render(Sample.small().board()))
                .contains("stem=16;s1=k3e4w24,k5e3w24;s2=k5e6w40,k3e3w40;s3=k7e6w80,k3e4w80;head=160");
        assertThatThrownBy(() -> new TextTable(20)).hasMessage("width (20) must be at least 80 columns.");
    }

    @Test
    void jsonHasTheAgreedFieldsAndExactNumbers() throws Exception {
        var json = new ObjectMapper()
                .readTree(new JsonDocument().render(Sample.small().board()));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("run", "digest", "rows", "failures", "total", "notes", "runs", "schema");
        assertThat(json.at("/rows/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "rank",
                        "architecture",
                        "evidence",
                        "metrics",
                        "status",
                        "id",
                        "tied",
                        "epochs",
                        "objective",
                        "layer",
                        "feasible",
                        "found",
                        "operator",
                        "parents");
        assertThat(json.at("/rows/0/metrics/accuracy").doubleValue()).isEqualTo(89.125);
        assertThat(json.at("/rows/5/rank").isNull()).isTrue();
        assertThat(json.at("/failures/memory").intValue()).isEqualTo(1);
    }
}
