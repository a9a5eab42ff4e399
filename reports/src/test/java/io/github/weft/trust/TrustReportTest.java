package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustReportTest {

    @Test
    void aProxyThatEqualsTheTruthIsCertain() {
        double[] truth = {3, 1, 2, 5, 4, 9, 7, 8};
        TrustReport report = TrustReport.of(sample(truth, proxy("oracle", truth)), 1);

        TrustRow oracle = row(report, "oracle");
        assertThat(oracle.spearman()).contains(new Estimate(1, 1, 1));
        assertThat(oracle.kendall().orElseThrow().value()).isCloseTo(1, within(1e-12));
        assertThat(oracle.sign()).isEqualTo("+");
        assertThat(report.rows().get(0)).isEqualTo(oracle);
    }

    @Test
    void asksForTheBaselines() {
        assertThatThrownBy(() -> new TrustSample(
                        List.of("a"), proxy("accuracy", 1), List.of(proxy("nwot", 1), proxy("flops", 1))))
                .hasMessage(
                        "proxies (nwot, flops) must have params, which all others are compared with. Maybe add it.");
    }

    private static TrustSample sample(double[] truth, Measurements... proxies) {
        double[] size = IntStream.range(0, truth.length).mapToDouble(i -> i % 4).toArray();
        var all = new java.util.ArrayList<>(List.of(proxy("params", size), proxy("flops", size)));
        all.addAll(List.of(proxies));
        return new TrustSample(
                IntStream.range(0, truth.length).mapToObj(i -> "a" + i).toList(), proxy("accuracy", truth), all);
    }

    private static Measurements proxy(String name, double... values) {
        return Measurements.once(
                Metric.maximize(name),
                DoubleStream.of(values).mapToObj(Score::of).toList(),
                OptionalDouble.of(1));
    }

    private static TrustRow row(TrustReport report, String name) {
        return report.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
