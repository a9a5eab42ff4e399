package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.report.Accuracies;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GenealogyTest {

    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final World WORLD = new World(SPACE, SPACE.setting(Shape.image(1, 28, 28), 10));

    private static Optional<Genealogy> of(Facts facts, Optional<World> world) {
        RunView view = facts.view();
        Leaderboard board = Leaderboard.of(view);
        return Genealogy.of(
                view, board, Aims.of(view.ranking(), board, Accuracies.of(view)), Accuracies.of(view), world);
    }

    private static Facts family() {
        return Facts.ofObjectives("accuracy,-params")
                .child("4:8:16", "random", -1)
                .child("16:32:16", "random", -1)
                .child("4:8:32", "mutation", 0, "4:8:16")
                .child("4:16:32", "crossover", 1, "16:32:16", "4:8:32")
                .score("4:8:16", "zero-cost", -5)
                .score("4:8:16", "params", 100)
                .score("16:32:16", "zero-cost", -2)
                .score("16:32:16", "params", 900)
                .score("4:8:32", "zero-cost", -3)
                .score("4:8:32", "params", 200)
                .score("4:16:32", "zero-cost", -1)
                .score("4:16:32", "params", 300);
    }

    /** The crossover has one gene in three of another value than its second parent and two than its first, whose score is better. */
    @Test
    void theLineFollowsTheParentThatIsMoreAlike() {
        Genealogy genealogy = of(family(), Optional.of(WORLD)).orElseThrow();

        assertThat(genealogy.line())
                .extracting(Genealogy.Ancestor::architecture)
                .containsExactly("4:8:16", "4:8:32", "4:16:32");
        assertThat(genealogy.line())
                .extracting(Genealogy.Ancestor::changes)
                .containsExactly(List.of(), List.of("conv3.width: 16 → 32"), List.of("conv2.width: 8 → 16"));
        assertThat(genealogy.line())
                .extracting(Genealogy.Ancestor::gain)
                .containsExactly(OptionalDouble.empty(), OptionalDouble.of(2), OptionalDouble.of(2));
        assertThat(genealogy.line().get(2).other()).containsExactly("16:32:16");
        assertThat(genealogy.score()).isEqualTo("zero-cost");
        assertThat(genealogy.cost()).isEqualTo("params");
    }

    /** Without a space nothing is known to be alike, and the better parent counts. */
    @Test
    void withoutItsSpaceTheLineFollowsTheBetterParent() {
        Genealogy genealogy = of(family(), Optional.empty()).orElseThrow();

        assertThat(genealogy.line())
                .extracting(Genealogy.Ancestor::architecture)
                .containsExactly("16:32:16", "4:16:32");
        assertThat(genealogy.line().get(1).changes()).isEmpty();
        assertThat(genealogy.line().get(1).gain()).hasValue(1);
    }

    /** Gains of 1, -5, 2, 0 and 3 after the first: with room for four, both ends and the two that moved most stay. */
    @Test
    void ofALongLineWhatMovedMostIsShown() {
        var facts = Facts.ofObjectives("accuracy");
        double[] scores = {-9, -8, -13, -11, -11, -8};
        for (int i = 0; i < scores.length; i++) {
            String[] parents = i == 0 ? new String[0] : new String[] {"n" + (i - 1)};
            facts.child("n" + i, i == 0 ? "random" : "mutation", i, parents).score("n" + i, "params", 1);
        }
        for (int i = 0; i < scores.length; i++) {
            facts.score("n" + i, "zero-cost", scores[i] + (i == 5 ? 0.5 : 0));
        }

        Genealogy genealogy = of(facts, Optional.empty()).orElseThrow();

        assertThat(genealogy.line()).hasSize(6);
        assertThat(genealogy.shown(4))
                .extracting(Genealogy.Ancestor::architecture)
                .containsExactly("n0", "n2", "n3", "n5");
        assertThat(genealogy.shown(6)).isEqualTo(genealogy.line());
    }

    @Test
    void aWinnerWithoutParentsHasNoGenealogy() {
        assertThat(of(
                        Facts.ofObjectives("accuracy")
                                .child("4:8:16", "random", 0)
                                .score("4:8:16", "zero-cost", -1),
                        Optional.of(WORLD)))
                .isEmpty();
    }
}
