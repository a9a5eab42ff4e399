package io.github.weft.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.report.Curve;
import io.github.weft.report.Golden;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Point;
import io.github.weft.report.RunView;
import io.github.weft.report.Sample;
import io.github.weft.report.story.Background;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparsityTest {

    private static final RunView VIEW = Sample.sparse().view();
    private static final Leaderboard BOARD = Leaderboard.of(VIEW);
    private static final Background KNOWN = new Background(
            List.of(), Set.of(), List.of(), List.of(), Optional.empty(), Sample.sharings(), Optional.empty());
    private static final Map<String, Integer> ROWS = Map.of("moves", 0, "stays <b>", 1, "hardly", 2, "dense", 3);

    @Test
    void theSectionEqualsItsGoldenFile() {
        String page = Report.of(VIEW).against(KNOWN).html();
        int from = page.indexOf("<section aria-labelledby=\"sparsity\">");

        Golden.check("sparsity.section.html", page.substring(from, page.indexOf("</section>", from)));
    }

    /** The best first, whatever the order in which they come: 1,152 of 5,248 weights is .2195, of which .25 are 1.14 times as many. */
    @Test
    void networksStandInTheOrderOfTheLeaderboardWithWhatTheyTried() {
        Sparsity sparsity = Sparsity.of(BOARD, SparseCharts.of(VIEW, BOARD, ROWS, 9), Sample.sharings())
                .orElseThrow();

        assertThat(sparsity.networks())
                .extracting(Sparsity.Network::facts)
                .containsExactly(
                        "rank 1 · 71.25 % · 1,152 of 5,248 kernel weights · 25.00 % of its places tried in 4 updates, "
                                + "1.14 times its density, which is hardly looking around",
                        "rank 2 · 65.00 % · 438 of 5,392 kernel weights · its first connections stayed");
        assertThat(sparsity.networks().get(1).bars())
                .containsExactly(
                        new Sparsity.Bar("conv1", "100.00", "100.00 %", "144 of 144", "stays"),
                        new Sparsity.Bar("conv2 & more", "4.99", "4.99 %", "230 of 4,608", "sparse"),
                        new Sparsity.Bar("fc", "10.00", "10.00 %", "64 of 640", "sparse"));
    }

    /** Of trained networks alone; the longest training of those whose connections move. */
    @Test
    void chartsHoldWhatIsTrainedAndWhatMoves() {
        SparseCharts charts = SparseCharts.of(VIEW, BOARD, ROWS, 9);

        assertThat(charts.nonzeros().front()).containsExactly(new Point(1_562, 65, 1), new Point(2_746, 71.25, 0));
        assertThat(charts.macs().points()).hasSize(3);
        assertThat(charts.macs().front()).containsExactly(new Point(201_000, 65, 1), new Point(286_114, 71.25, 0));
        assertThat(charts.moved()).containsExactly(new Curve(0, List.of(.21, .0425)), new Curve(2, List.of(.03)));
        assertThat(charts.explored()).containsExactly(new Curve(0, List.of(.15, .25)), new Curve(2, List.of(.11)));
    }

    @Test
    void whatATrainingExploredIsNoScoreBeforeTraining() {
        String page = Report.of(VIEW).html();

        assertThat(BOARD.columns()).contains("explored", "mask-updates");
        assertThat(page)
                .contains("data-tau-of=\"zero-cost\"")
                .doesNotContain("data-tau-of=\"explored\"", "data-tau-of=\"mask-updates\"");
    }

    @Test
    void aRunOfDenseNetworksHasNoSuchSection() {
        String page = Report.of(Sample.small().view()).html();

        assertThat(page).doesNotContain("id=\"sparsity\"", "data-chart=\"moved\"");
    }

    @Test
    void namesAreEscaped() {
        String page = Report.of(VIEW).against(KNOWN).html();

        assertThat(page).contains("stays &lt;b&gt;", "conv2 &amp; more").doesNotContain("stays <b>");
    }
}
