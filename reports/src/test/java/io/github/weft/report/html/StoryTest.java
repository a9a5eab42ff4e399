package io.github.weft.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Shift;
import io.github.weft.db.Step;
import io.github.weft.report.Facts;
import io.github.weft.report.Overnight;
import io.github.weft.report.RunView;
import io.github.weft.report.story.Background;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page tells of how a result came about. */
class StoryTest {

    private static final String HOSTILE = "</script><img src=x onerror=\"alert('1')\">";

    @Test
    void aRunWhoseSpaceIsKnownHasEveryPart() {
        String page =
                Report.of(Overnight.of(120)).against(Overnight.background()).html();

        assertThat(page)
                .contains("data-chart=\"growth\"", "data-chart=\"hypervolume\"", "data-chart=\"generations\"")
                .contains("data-chart=\"time\"", "data-chart=\"genes\"", "id=\"genealogy\"", "id=\"ladder\"")
                .contains("id=\"checklist\"", "Which genes matter", "src=\"data:image/svg+xml;base64,")
                .contains("the worst of each among the candidates drawn at random")
                .contains("The dashed line is what the best of as many random candidates would be expected to have");
    }

    /** Of 120 candidates 32 are drawn, and eight are trained for their scores. */
    @Test
    void aChartWithoutALineOfChanceSaysWhy() {
        assertThat(Report.of(Overnight.of(120)).html())
                .containsPattern(
                        "Of 32 candidates drawn at random (none came so far|[1-8] came so far, and not by chance), so "
                                + "there is no line of what chance would find");
    }

    /** All 60 were drawn and trained for one epoch, and three gave a number. */
    @Test
    void chartsSayWhereFailuresAndNotAChoiceLeftFewNumbers() {
        var facts = Facts.ofObjectives("accuracy");
        for (int i = 0; i < 60; i++) {
            String name = "net " + i;
            facts.candidate(name, "random").score(name, "zero-cost", -i);
            if (i < 3) {
                facts.score(name, "accuracy", 1, 0, 80 - i);
            } else {
                facts.failed(name, "accuracy", 1, "diverged: loss");
            }
        }

        assertThat(Report.of(facts.view()).html())
                .contains("Only 3 of 60 candidates drawn at random gave a number, too few for a line of what chance")
                .contains(
                        "zero-cost and accuracy after 1 epoch: 1.00, n = 3. Every candidate was tried, and only those "
                                + "that gave an accuracy are here")
                .doesNotContain("Only 60 candidates", "they were picked,", "1 epochs");
    }

    @Test
    void aRunWhoseSpaceIsNotKnownHasTheRest() {
        String page = Report.of(Overnight.of(120)).html();

        assertThat(page)
                .contains("data-chart=\"growth\"", "id=\"checklist\"", "id=\"genealogy\"")
                .doesNotContain("data-chart=\"genes\"", "Which genes matter", "src=\"data:image/svg");
    }

    /** In architectures, operators, failures, settings and facts, wherever the page shows them. */
    @Test
    void hostileTextIsTextEverywhere() {
        RunView view = Facts.of("space: " + HOSTILE + "\nstrategy: " + HOSTILE + "\nobjectives: accuracy,-params")
                .provenance("weft", HOSTILE)
                .provenance("command", "weft search " + HOSTILE)
                .child("p" + HOSTILE, HOSTILE, -1)
                .child("c" + HOSTILE, HOSTILE, 0, "p" + HOSTILE, "q" + HOSTILE)
                .score("p" + HOSTILE, "zero-cost", -2)
                .score("p" + HOSTILE, "params", 10)
                .score("c" + HOSTILE, "zero-cost", -1)
                .score("c" + HOSTILE, "params", 20)
                .score("c" + HOSTILE, HOSTILE, 20)
                .failed("f" + HOSTILE, "zero-cost", 0, HOSTILE + ": " + HOSTILE)
                .view();
        var background = new Background(
                List.of(view.row()),
                Set.of(HOSTILE),
                List.of(new Step(0, List.of(), "{\"proposed\":[\"x\"]}")),
                List.of(new Shift("c" + HOSTILE, HOSTILE, 0, 1, 0, 5)),
                Optional.empty(),
                List.of(),
                Optional.of(new Background.TrustPage(HOSTILE, HOSTILE)));

        String page = Report.of(view).against(background).html();

        assertThat(page).doesNotContain("<img src=x");
        assertThat(Pattern.compile("</script>").matcher(page).results().count()).isEqualTo(3);
    }

    @Test
    void theSameRunGivesTheSamePageAgain() {
        assertThat(Report.of(Overnight.of(120)).against(Overnight.background()).html())
                .isEqualTo(Report.of(Overnight.of(120))
                        .against(Overnight.background())
                        .html());
    }
}
