package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.db.Step;
import io.github.weft.report.Accuracies;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Objective;
import io.github.weft.report.Point;
import io.github.weft.report.RunView;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run of three generations, and what its front did. */
class GrowthTest {

    private static final RunView VIEW = Facts.ofObjectives("accuracy,-params")
            .child("a", "random", -1)
            .child("b", "random", -1)
            .child("c", "mutation", 0, "a")
            .child("d", "mutation", 0, "b")
            .child("e", "mutation", 1, "c")
            .score("a", "zero-cost", -10)
            .score("a", "params", 10)
            .score("b", "zero-cost", -6)
            .score("b", "params", 50)
            .score("c", "zero-cost", -5)
            .score("c", "params", 30)
            .score("d", "params", 20)
            .failed("d", "zero-cost", 0, "memory: needs 9 GB")
            .score("e", "zero-cost", -2)
            .score("e", "params", 60)
            .view();
    private static final Leaderboard BOARD = Leaderboard.of(VIEW);
    private static final List<Step> STEPS = List.of(
            new Step(0, List.of(), "{\"proposed\":[\"c\",\"d\",\"a\",\"a\"]}"),
            new Step(1, List.of(), "{\"proposed\":[\"e\"]}"));

    /** On the board: e, c, b, a and, failed, d. */
    @Test
    void generationsCountWhatFailedAndWhatWasKnownAlready() {
        assertThat(Generations.of(VIEW, BOARD, STEPS))
                .containsExactly(
                        new Generation("start", List.of(3, 2), 0, 0),
                        new Generation("0", List.of(1, 4), 1, 2),
                        new Generation("1", List.of(0), 0, 0));
    }

    @Test
    void aStepACandidateIsGatheredIntoAtMostFortyParts() {
        var facts = Facts.ofObjectives("accuracy");
        IntStream.range(0, 100).forEach(i -> facts.child("n" + i, "mutation", i).score("n" + i, "zero-cost", -i));
        RunView view = facts.view();

        List<Generation> generations = Generations.of(view, Leaderboard.of(view), List.of());

        assertThat(generations).hasSize(34);
        assertThat(generations.get(0).name()).isEqualTo("0–2");
        assertThat(generations.get(33).name()).isEqualTo("99");
        assertThat(generations)
                .allMatch(generation ->
                        generation.rows().size() == 3 || generation.name().equals("99"));
    }

    /**
     * The reference is what was worst at random: zero-cost -10, params 50; the best are -2 and 10, so the box is 8 x 40. At the start nothing exceeds
     * it in both; then c does, by 5 x 20; e has more params than the reference.
     */
    @Test
    void theFrontGrowsAndSoDoesItsVolume() {
        Growth growth = Growth.of(
                        VIEW,
                        BOARD,
                        Aims.of(VIEW.ranking(), BOARD, Accuracies.of(VIEW)),
                        Generations.of(VIEW, BOARD, STEPS))
                .orElseThrow();

        assertThat(growth.reference())
                .isEqualTo(Map.of(Objective.parse("zero-cost"), -10.0, Objective.parse("-params"), 50.0));
        assertThat(growth.drawn()).isTrue();
        assertThat(growth.stages()).extracting(Growth.Stage::candidates).containsExactly(2, 4, 5);
        assertThat(growth.stages().get(0).front()).containsExactly(new Point(10, -10, 3), new Point(50, -6, 2));
        assertThat(growth.stages().get(1).front()).containsExactly(new Point(10, -10, 3), new Point(30, -5, 1));
        assertThat(growth.stages().get(2).front())
                .containsExactly(new Point(10, -10, 3), new Point(30, -5, 1), new Point(60, -2, 0));
        assertThat(growth.stages())
                .extracting(Growth.Stage::hypervolume)
                .satisfiesExactly(
                        first -> assertThat(first).isZero(),
                        second -> assertThat(second).isCloseTo(100 / 320.0, within(1e-12)),
                        third -> assertThat(third).isCloseTo(100 / 320.0, within(1e-12)));
    }

    @Test
    void accuracyCountsWhereMostHaveIt() {
        RunView view = Facts.ofObjectives("accuracy,-params")
                .score("a", "accuracy", 3, 0, 80)
                .score("a", "zero-cost", -1)
                .score("b", "zero-cost", -2)
                .view();
        Leaderboard board = Leaderboard.of(view);

        Aims aims = Aims.of(view.ranking(), board, Accuracies.of(view));

        assertThat(aims.score()).isEqualTo(Objective.parse("accuracy"));
        assertThat(aims.cost()).isEqualTo(Objective.parse("-params"));
        assertThat(Aims.of(VIEW.ranking(), BOARD, Accuracies.of(VIEW)).score()).isEqualTo(Objective.parse("zero-cost"));
    }
}
