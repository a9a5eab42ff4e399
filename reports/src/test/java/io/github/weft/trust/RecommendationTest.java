package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecommendationTest {

    @Test
    void belowFiftyTrainedNetworksAFixedCombinationIsTaken() {
        Recommendation recommendation =
                TrustReport.of(Samples.typical(49, 2), 2).recommendation().orElseThrow();

        assertThat(recommendation.calibrated()).isFalse();
        assertThat(recommendation.folds()).isEqualTo(10);
        assertThat(recommendation.combination())
                .isEqualTo(new Combination(
                        List.of(Vote.on("jacob-cov"), Vote.on("synflow"), Vote.on("params")), Aggregation.LOG_RANK));
    }

    @Test
    void fromFiftyOnSignsAndMembersComeFromTheSample() {
        var random = new SplittableRandom(7);
        double[] truth = Samples.noise(120, random);
        double[] noise = Samples.noise(120, random);
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", truth),
                        Samples.column("params", Samples.noise(120, random)),
                        Samples.column("flops", Samples.noise(120, random)),
                        Samples.column("fisher", Samples.sum(truth, -1, noise, 1)),
                        Samples.column("snip", Samples.sum(truth, -0.9, noise, 1)),
                        Samples.column("zen", Samples.sum(truth, 1, Samples.noise(120, random), 1))),
                7);

        // fisher and snip are one cluster, so only the better of them has a vote, and it is turned round.
        Recommendation recommendation = report.recommendation().orElseThrow();
        assertThat(recommendation.calibrated()).isTrue();
        assertThat(recommendation.combination().votes())
                .containsExactlyInAnyOrder(new Vote("fisher", true), Vote.on("zen"));
        TrustRow row = report.rows().stream()
                .filter(one -> one.kind() == TrustRow.Kind.RECOMMENDED)
                .findFirst()
                .orElseThrow();
        assertThat(row.name()).isEqualTo(recommendation.combination().toString());
        assertThat(row.cost()).hasValue(2);
        assertThat(row.spearman().orElseThrow().value())
                .isGreaterThan(report.row("zen").spearman().orElseThrow().value());
    }

    @Test
    void amongNoiseTheFigureOfTheChosenOneIsHonest() {
        // Of thirty useless proxies the best looks good on the data it was picked on, and must not look so here.
        double sum = 0;
        for (long seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            var proxies = new ArrayList<Measurements>();
            proxies.add(Samples.column("params", Samples.noise(50, random)));
            proxies.add(Samples.column("flops", Samples.noise(50, random)));
            for (int i = 0; i < 30; i++) {
                proxies.add(Samples.column("noise-" + i, Samples.noise(50, random)));
            }
            TrustReport report = TrustReport.of(
                    Samples.of(
                            Samples.column("accuracy", Samples.noise(50, random)),
                            proxies.toArray(Measurements[]::new)),
                    seed);
            sum += report.rows().stream()
                    .filter(row -> row.kind() == TrustRow.Kind.RECOMMENDED)
                    .findFirst()
                    .flatMap(TrustRow::spearman)
                    .map(Estimate::value)
                    .orElse(0.0);
        }
        assertThat(sum / 5).isBetween(-0.25, 0.15);
    }

    @Test
    void withoutProxiesThatAgreeNothingIsRecommended() {
        var random = new SplittableRandom(3);
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", Samples.noise(400, random)),
                        Samples.column("params", Samples.noise(400, random)),
                        Samples.column("flops", Samples.noise(400, random))),
                3);

        assertThat(report.recommendation()).isEmpty();
        assertThat(report.rows()).hasSize(3);
    }

    @Test
    void aFixedCombinationThatDisagreesIsNotRecommended() {
        var random = new SplittableRandom(5);
        double[] size = Samples.noise(40, random);
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.column("accuracy", Samples.sum(size, -1, Samples.noise(40, random), 0.2)),
                        Samples.column("params", size),
                        Samples.column("flops", size),
                        Samples.column("nwot", Samples.sum(size, 1, Samples.noise(40, random), 0.2))),
                5);

        assertThat(report.row("nwot+params").spearman().orElseThrow().negative())
                .isTrue();
        assertThat(report.recommendation()).isEmpty();
    }

    @Test
    void trainingsThatDisagreeHaveNoReliability() {
        assertThat(Ceiling.spearmanBrown(0.6, 2)).isCloseTo(0.75, within(1e-12));
        assertThat(Ceiling.spearmanBrown(-0.5, 2)).isZero();
        assertThat(Ceiling.spearmanBrown(-1, 2)).isZero();
    }

    @Test
    void theSeedCeilingIsTheAgreementOfTwoTrainings() {
        double[] first = {1, 2, 3, 4, 5};
        double[] second = {3, 1, 2, 5, 4};
        TrustReport report = TrustReport.of(
                Samples.of(
                        Samples.seeds("accuracy", first, second),
                        Samples.column("params", first),
                        Samples.column("flops", first)),
                1);

        Ceiling ceiling = report.ceiling().orElseThrow();
        assertThat(ceiling.spearman().value()).isCloseTo(0.6, within(1e-12));
        assertThat(ceiling.kendall().value()).isCloseTo(0.4, within(1e-12));
        // Two seeds: 2 * .6 / 1.6.
        assertThat(ceiling.ofMean()).isCloseTo(0.75, within(1e-12));
        assertThat(report.rows().get(0).kind()).isEqualTo(TrustRow.Kind.CEILING);
        assertThat(report.rows().get(0).verdict()).contains("the mean of 2 would agree to 0.75");
    }
}
