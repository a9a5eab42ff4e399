package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ImputedTest {

    private static final Score FAILED = Score.failed("not finite: NaN");
    private static final List<Score> ZEN = List.of(FAILED, Score.of(5), Score.of(7), Score.of(6), FAILED, Score.of(9));

    @Test
    void networksWithoutANumberStandWhereTheirParametersPutThem() {
        // Percentiles 1/6 and 5/6 by params around 1/4, 3/4, 2/4, 1 by zen: the order 1, 2, 4, 3, 5, 6 of truths 1 to
        // 6.
        TrustRow zen = report(10, 20, 30, 40, 50, 60).row("zen");

        assertThat(rho(zen)).isCloseTo(1 - 6 * 2 / (6 * 35.0), within(1e-12));
        assertThat(tau(zen)).isCloseTo(13 / 15.0, within(1e-12));
        assertThat(zen.spearman().orElseThrow().value()).as("dropped").isCloseTo(.8, within(1e-12));
        assertThat(zen.kendall().orElseThrow().value()).as("dropped").isCloseTo(4 / 6.0, within(1e-12));
        assertThat(zen.coverage()).isEqualTo(4 / 6.0);
    }

    @Test
    void parametersThatMisleadLowerTheFigure() {
        // The worst network is the largest and ties with zen's best: ranks 5.5, 1, 3, 2, 4, 5.5, so rho is 4 / sqrt(17
        // * 17.5).
        TrustRow zen = report(60, 20, 30, 40, 50, 10).row("zen");

        assertThat(rho(zen)).isCloseTo(4 / Math.sqrt(17 * 17.5), within(1e-12));
    }

    @Test
    void onlyRowsWithSomeNumbersAndNotAllHaveThem() {
        TrustReport report = report(10, 20, 30, 40, 50, 60);

        assertThat(report.row("params").imputed()).isEmpty();
        assertThat(report.row("none").imputed()).isEmpty();
    }

    @Test
    void theLowestIsTheLowestAndAScoreThatIsBackwardsFindsParametersTurnedRound() {
        List<Score> params = List.of(Score.of(30), Score.of(10), Score.of(20));
        List<Score> scores = List.of(Score.failed("identical codes: of images 0 and 1"), FAILED, Score.of(4));

        assertThat(Fallback.filled(scores, params, false)).containsExactly(Score.of(0), Score.of(1 / 3.0), Score.of(1));
        assertThat(Fallback.filled(scores, params, true)).containsExactly(Score.of(0), Score.of(1), Score.of(1));
    }

    @Test
    void everyFormatShowsThemBesideTheOthers() {
        TrustReport report = report(10, 20, 30, 40, 50, 60);
        String line = TrustCsv.of(report)
                .lines()
                .filter(row -> row.startsWith("zen,"))
                .findFirst()
                .orElseThrow();
        List<String> headings =
                List.of(TrustCsv.of(report).lines().findFirst().orElseThrow().split(","));

        assertThat(Double.parseDouble(line.split(",")[headings.indexOf("imputedSpearman")]))
                .isCloseTo(33 / 35.0, within(1e-12));
        assertThat(TrustJson.of(report)).contains("\"imputed\":{\"spearman\":{\"value\":0.94");
        assertThat(TrustText.of(report).lines())
                .filteredOn(text -> text.startsWith("zen") && text.contains("67%"))
                .anyMatch(text -> text.contains("0.80") && text.contains("0.94") && text.contains("0.87"));
    }

    private static double rho(TrustRow row) {
        return row.imputed().flatMap(Imputed::spearman).orElseThrow().value();
    }

    private static double tau(TrustRow row) {
        return row.imputed().flatMap(Imputed::kendall).orElseThrow().value();
    }

    private static TrustReport report(double... params) {
        return TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", 1, 2, 3, 4, 5, 6),
                        Samples.column("params", params),
                        Samples.column("flops", params),
                        Measurements.once(Metric.maximize("zen"), ZEN, OptionalDouble.empty()),
                        Measurements.once(
                                Metric.maximize("none"),
                                List.of(FAILED, FAILED, FAILED, FAILED, FAILED, FAILED),
                                OptionalDouble.empty())),
                1);
    }
}
