package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustReportTest {

    private static final double[] TRUTH = {3, 1, 2, 5, 4, 9, 7, 8};
    private static final double[] SIZE = {1, 1, 2, 2, 1, 3, 3, 2};

    @Test
    void aProxyThatEqualsTheTruthIsCertain() {
        TrustReport report = report(Samples.column("oracle", TRUTH));

        TrustRow oracle = report.row("oracle");
        assertThat(oracle.spearman()).contains(new Estimate(1, 1, 1));
        assertThat(oracle.kendall()).contains(new Estimate(1, 1, 1));
        assertThat(oracle.topTenth()).hasValue(1);
        assertThat(oracle.precision()).hasValue(1);
        assertThat(oracle.sign()).isEqualTo("+");
        assertThat(report.rows().get(0)).isEqualTo(oracle);
        assertThat(report.k()).isEqualTo(4);
    }

    @Test
    void figuresOfASmallSampleAreThoseOfPaper() {
        // x = 1..10 against y = 1, 2, 10, 4, ..., 9, 3: rho .406, tau .422, the best five share four.
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] y = {1, 2, 10, 4, 5, 6, 7, 8, 9, 3};
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", y),
                        Samples.column("params", x),
                        Samples.column("flops", x),
                        Samples.column("snip", x)),
                1);

        TrustRow snip = report.row("snip");
        assertThat(snip.spearman().orElseThrow().value()).isCloseTo(0.4060606061, within(1e-9));
        assertThat(snip.kendall().orElseThrow().value()).isCloseTo(0.4222222222, within(1e-9));
        assertThat(snip.precision().orElseThrow()).isEqualTo(4 / 5.0);
        assertThat(snip.overParams()).contains(new Estimate(0, 0, 0));
        assertThat(snip.cost()).hasValue(1);
    }

    @Test
    void failedScoresAreDroppedAndCounted() {
        var scores = new ArrayList<Score>();
        for (double value : TRUTH) {
            scores.add(value == 9 ? Score.failed("not finite: NaN") : Score.of(value));
        }
        TrustReport report = report(Measurements.once(Metric.maximize("zen"), scores, OptionalDouble.empty()));

        TrustRow zen = report.row("zen");
        assertThat(zen.measured()).isEqualTo(7);
        assertThat(zen.coverage()).isEqualTo(7 / 8.0);
        assertThat(zen.spearman().orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void lessIsBetterWhereTheMetricSaysSo() {
        TrustSample sample = Samples.of(
                Measurements.once(
                        Metric.minimize("loss"),
                        IntStream.range(0, 8).mapToObj(i -> Score.of(-TRUTH[i])).toList(),
                        OptionalDouble.empty()),
                Samples.column("params", SIZE),
                Samples.column("flops", SIZE),
                Samples.column("oracle", TRUTH));

        assertThat(TrustReport.of(sample, 1)
                        .row("oracle")
                        .spearman()
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void sizesAndChanceAlwaysStandInTheTable() {
        TrustReport report = report(Samples.column("constant", new double[8]));

        assertThat(report.rows())
                .filteredOn(row -> row.kind() == TrustRow.Kind.BASELINE)
                .extracting(TrustRow::name)
                .containsExactlyInAnyOrder("params", "flops", "random");
        assertThat(report.row("params").verdict()).isEqualTo("the baseline: counting parameters");
        assertThat(report.row("constant").spearman()).isEmpty();
        assertThat(report.row("constant").verdict()).isEqualTo("too little to tell");
        assertThat(report.ceiling()).isEmpty();
    }

    @Test
    void neitherTheOrderOfCandidatesNorOfProxiesMatters() {
        TrustSample sample = Samples.typical(30, 5);
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
        Collections.shuffle(shuffled, new java.util.Random(1));
        var proxies = new ArrayList<>(sample.proxies());
        Collections.reverse(proxies);
        TrustSample other = new TrustSample(
                shuffled.stream().map(sample.candidates()::get).toList(),
                sample.truth().ordered(shuffled),
                proxies.stream().map(proxy -> proxy.ordered(shuffled)).toList());

        assertThat(TrustReport.of(other, 9)).isEqualTo(TrustReport.of(sample, 9));
        assertThat(TrustReport.of(sample, 10)).isNotEqualTo(TrustReport.of(sample, 9));
    }

    @Test
    void paramsWithNoiseIsNoBetterThanCountingParameters() {
        int same = 0;
        for (long seed = 1; seed <= 8; seed++) {
            String verdict = TrustReport.of(Samples.typical(60, seed), seed)
                    .row("size-noise")
                    .verdict();
            assertThat(verdict).doesNotContain("better than counting parameters by");
            same += verdict.startsWith("no better than counting parameters here") ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatKnowsMoreThanSizeIsSaidToBeBetterAndWhatIsBackwardsIsSaidToBe() {
        TrustReport report = TrustReport.of(Samples.typical(200, 3), 3);

        assertThat(report.row("jacob-cov+synflow+params").verdict())
                .startsWith("better than counting parameters by 0.");
        assertThat(report.row("plain").sign()).isEqualTo("-");
        assertThat(report.row("plain").verdict()).startsWith("backwards: less is better");
        assertThat(report.redundancy().clusters())
                .anySatisfy(cluster -> assertThat(cluster).containsExactlyInAnyOrder("params", "flops", "size-noise"));
        assertThat(report.redundancy().clusters())
                .anySatisfy(cluster -> assertThat(cluster).containsExactlyInAnyOrder("snip", "grad-norm"));
    }

    @Test
    void chanceIsTakenForSomethingAboutAsOftenAsItShould() {
        int taken = 0;
        for (long seed = 1; seed <= 100; seed++) {
            var random = new SplittableRandom(seed);
            TrustSample sample = Samples.of(
                    Samples.column("accuracy", Samples.noise(40, random)),
                    Samples.column("params", Samples.noise(40, random)),
                    Samples.column("flops", Samples.noise(40, random)));
            String verdict = TrustReport.of(sample, seed).row("random").verdict();
            taken += verdict.equals("cannot be told from chance") ? 0 : 1;
        }
        // Nominal 5; the percentile interval is a little short at 40 networks.
        assertThat(taken).isBetween(1, 13);
    }

    @Test
    void theSpreadOverReplicatesIsThatOfTheirCorrelations() {
        double[] other = {3, 1, 2, 5, 4, 7, 9, 8};
        TrustRow row = report(Samples.seeds("nwot", TRUTH, other)).row("nwot");

        // The second replicate swaps values two apart: rho = 1 - 6 * 8 / (8 * 63); deviation = difference / sqrt 2.
        double rho = 1 - 6 * 8 / (8.0 * 63);
        Spread spread = row.spread().orElseThrow();
        assertThat(spread.replicates()).isEqualTo(2);
        assertThat(spread.mean()).isCloseTo((1 + rho) / 2, within(1e-12));
        assertThat(spread.deviation()).isCloseTo((1 - rho) / Math.sqrt(2), within(1e-12));
    }

    @Test
    void asksForTheBaselinesAndForOneScoreACandidate() {
        assertThatThrownBy(() -> Samples.of(
                        Samples.column("accuracy", 1), Samples.column("nwot", 1), Samples.column("flops", 1)))
                .hasMessage(
                        "proxies (nwot, flops) must have params, which all others are compared with. Maybe add it.");
        assertThatThrownBy(() -> Samples.of(
                        Samples.column("accuracy", 1, 2), Samples.column("params", 1), Samples.column("flops", 1, 2)))
                .hasMessage("params has scores of 1 candidates, but there are 2.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void fewCandidatesGiveAReportWithoutClaims(int candidates) {
        double[] values = IntStream.range(0, candidates).asDoubleStream().toArray();
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.seeds("accuracy", values, values),
                        Samples.column("params", values),
                        Samples.column("flops", values)),
                1);

        assertThat(report.judged()).isEqualTo(candidates);
        assertThat(report.rows()).hasSizeGreaterThanOrEqualTo(3);
    }

    private static TrustReport report(Measurements proxy) {
        return TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", TRUTH),
                        Samples.column("params", SIZE),
                        Samples.column("flops", SIZE),
                        proxy),
                1);
    }
}
