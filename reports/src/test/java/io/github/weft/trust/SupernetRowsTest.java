package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.trust.html.TrustPages;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupernetRowsTest {

    /** The truth of ten networks; one supernet knows it but for one pair, the other is its reverse. */
    private static final double[] TRUTH = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    private static final double[] GOOD = {1, 2, 3, 4, 5, 6, 7, 8, 10, 9};
    private static final double[] BAD = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    private static final double[] SIZE = {2, 1, 4, 3, 6, 5, 8, 7, 10, 9};

    private static TrustReport report(double[] again) {
        return TrustReport.of(sample(again), 1);
    }

    private static TrustSample sample(double[] again) {
        TrustSample sizes = Samples.of(
                Samples.seeds("accuracy", TRUTH, again), Samples.column("params", SIZE), Samples.column("flops", SIZE));
        return new TrustSample(
                sizes.candidates(),
                sizes.truth(),
                sizes.proxies(),
                List.of(
                        Samples.column("uniform-1", GOOD),
                        Samples.column("uniform-2", BAD),
                        Samples.column("one-epoch", TRUTH)));
    }

    @Test
    void supernetsStandInTheTableAsTheyAre() {
        TrustRow good = report(TRUTH).row("uniform-1");

        assertThat(good.kind()).isEqualTo(TrustRow.Kind.SUPERNET);
        // 45 pairs, one of them the other way round.
        assertThat(good.kendall().orElseThrow().value()).isEqualTo(43 / 45.0);
        assertThat(good.regrets()).hasValue(new Regrets(1, 0, 0));
        assertThat(report(TRUTH).row("one-epoch").kind()).isEqualTo(TrustRow.Kind.BASELINE);
        assertThat(report(TRUTH).row("uniform-2").verdict()).startsWith("backwards: less is better");
    }

    @Test
    void theSummaryHoldsTheBestAgainstSizeAndAnotherTraining() {
        assertThat(TrustSummary.of(report(TRUTH)).advice())
                .startsWith("Of the supernets uniform-1 ranks like training best: tau 0.96")
                .contains("where counting parameters reaches 0.78", "and training again 1.00");
        assertThat(TrustSummary.of(report(TRUTH)).doubts()).noneMatch(doubt -> doubt.contains("too short"));
    }

    @Test
    void aTrainingThatDoesNotAgreeWithItselfIsDoubted() {
        // 12 of the 45 pairs are the other way round.
        double[] again = {5, 1, 4, 2, 3, 10, 6, 9, 7, 8};

        assertThat(TrustSummary.of(report(again)).doubts())
                .anyMatch(doubt -> doubt.startsWith("Two trainings of the same network agree to tau 0.47"));
    }

    @Test
    void thePageIsAboutSupernetsAndTheScatterHasThem() {
        String page =
                TrustPages.of(TrustPreview.ORIGIN, sample(TRUTH), report(TRUTH)).html();

        assertThat(page)
                .contains("How far supernets can be believed", "<dt>rho, best supernet (uniform-1)</dt><dd>0.99</dd>")
                .contains("\"name\":\"uniform-2\",\"unit\":\"\",\"rho\":\"-1.00 [-1.00, -1.00]\",\"values\":[10.0,9.0")
                .doesNotContain("Which proxies to believe");
    }

    @Test
    void noCombinationIsRecommendedWhereSupernetsAreLookedAt() {
        assertThat(report(TRUTH).recommendation()).isEmpty();
    }
}
