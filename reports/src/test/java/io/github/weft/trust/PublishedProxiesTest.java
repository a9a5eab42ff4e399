package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.rank.Aggregation;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Figures that were published, or recomputed by others, on 725 cells; 583 of them are here, hence the tolerance. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedProxiesTest {

    private static final double CLOSE = 0.03;

    private final TrustReport cifar10;

    PublishedProxiesTest() {
        assumeTrue(Files.exists(PublishedProxies.TABLE), PublishedProxies.TABLE + " is not here: skipped");
        cifar10 = TrustReport.of(PublishedProxies.of("cifar10"), 1);
    }

    @Test
    void correlationsOnCifar10EqualThePublishedOnes() {
        assertThat(cifar10.candidates()).isEqualTo(583);
        var published = Map.ofEntries(
                Map.entry("nwot", new double[] {.786, .593}),
                Map.entry("jacob-cov", new double[] {.766, .584}),
                Map.entry("params", new double[] {.738, .562}),
                Map.entry("synflow", new double[] {.736, .537}),
                Map.entry("l2-norm", new double[] {.725, .528}),
                Map.entry("flops", new double[] {.711, .520}),
                Map.entry("epe-nas", new double[] {.667, .479}),
                Map.entry("snip", new double[] {.608, .443}),
                Map.entry("grad-norm", new double[] {.606, .439}),
                Map.entry("grasp", new double[] {.539, .381}),
                Map.entry("fisher", new double[] {.509, .374}),
                Map.entry("plain", new double[] {-.257, -.173}),
                Map.entry("nwot+jacob-cov+params", new double[] {.889, .709}),
                Map.entry("jacob-cov+synflow+params", new double[] {.905, .726}),
                Map.entry("nwot+params", new double[] {.823, .639}));
        published.forEach((name, figures) -> {
            TrustRow row = cifar10.rows().stream()
                    .filter(one -> one.name().equals(name) && one.kind() != TrustRow.Kind.RECOMMENDED)
                    .findFirst()
                    .orElseThrow();
            assertThat(row.spearman().orElseThrow().value()).as(name).isCloseTo(figures[0], within(CLOSE));
            assertThat(row.kendall().orElseThrow().value()).as(name).isCloseTo(figures[1], within(CLOSE));
        });
    }

    @Test
    void whatProxiesAddToSizeEqualsThePublishedFigures() {
        Map.of("jacob-cov", .699, "epe-nas", .586, "nwot", .530, "synflow", .396, "snip", .259, "flops", -.390)
                .forEach((name, rho) -> assertThat(
                                cifar10.row(name).givenParams().orElseThrow().value())
                        .as(name)
                        .isCloseTo(rho, within(0.05)));
        assertThat(cifar10.row("jacob-cov").withinFlops().orElseThrow()).isBetween(0.5, 0.65);
    }

    @Test
    void redundantProxiesEqualThePublishedClusters() {
        assertThat(cifar10.redundancy().clusters())
                .anySatisfy(cluster -> assertThat(cluster).containsExactlyInAnyOrder("snip", "grad-norm", "fisher"))
                .anySatisfy(cluster -> assertThat(cluster).containsExactlyInAnyOrder("nwot", "l2-norm"))
                .anySatisfy(cluster -> assertThat(cluster).containsExactlyInAnyOrder("params", "flops"));
    }

    @Test
    void logRankBeatsTheRankAverageByThePublishedMargin() {
        TrustSample sample = PublishedProxies.of("cifar10");
        Judged judged = Judged.of(sample);
        Combination trio = Combination.FIXED.get(0);
        var average = new Combination(trio.votes(), Aggregation.RANK_AVERAGE);

        // Published: .905 and .890.
        assertThat(judged.rho(trio.scores(sample.replicate(0))) - judged.rho(average.scores(sample.replicate(0))))
                .isBetween(0.010, 0.020);
    }

    @Test
    void theRecommendedCombinationReachesThePublishedOneOnNetworksThatDidNotChooseIt() {
        for (TrustReport report :
                new TrustReport[] {cifar10, TrustReport.of(PublishedProxies.of("ImageNet16-120"), 1)}) {

            TrustRow chosen = report.rows().stream()
                    .filter(row -> row.kind() == TrustRow.Kind.RECOMMENDED)
                    .findFirst()
                    .orElseThrow();
            assertThat(chosen.spearman().orElseThrow().value()).isGreaterThan(0.88);
            assertThat(chosen.verdict()).startsWith("better than counting parameters by 0.1");
        }
    }
}
