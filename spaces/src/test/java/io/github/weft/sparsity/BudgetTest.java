package io.github.weft.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private final Budget budget =
            new Budget(List.of(new Range("a", 10, 600), new Range("b", 10, 900), new Range("c", 10, 700)), 2000, 100);

    @Test
    void countsThatKeepTheBudgetComeBack() {
        assertThat(budget.repair(List.of(600L, 700L, 700L))).containsExactly(600L, 700L, 700L);
    }

    @Test
    void whatIsMissingGoesByStepsToTheKernelWithMostRoom() {
        // 500 + 600 + 640 = 1740; room 100, 300, 60: b, b (200), then a and b have 100 each and 60 are left for the
        // first
        assertThat(budget.repair(List.of(500L, 600L, 640L))).containsExactly(560L, 800L, 640L);
    }

    @Test
    void whatIsTooMuchIsTakenAfterClipping() {
        // clipped 600 900 700 = 2200; most to take from b (890), then b (790)
        assertThat(budget.repair(List.of(5000L, 900L, 701L))).containsExactly(600L, 700L, 700L);
    }

    @Test
    void levelsMoveCountsByStepsAndTheSumStays() {
        var ranges = List.of(new Range("a", 1, 1000), new Range("b", 1, 1000), new Range("c", 1, 1000));
        var allotment = new Allotment(new Budget(ranges, 2000, 100), List.of(1, -1, 0));

        assertThat(allotment.nonzeros(List.of(500L, 800L, 700L)))
                .containsExactly(Map.entry("a", 600L), Map.entry("b", 700L), Map.entry("c", 700L));
    }

    @Test
    void aPlanThatWaitsForScoresIsResolvedToTheSameSum() {
        var allotment = new Allotment(budget, List.of(0, 0, 0));
        var plan = new SparsityPlan(
                allotment.nonzeros(List.of(600L, 700L, 700L)),
                MaskChoice.SYNFLOW,
                Optional.empty(),
                Optional.of(allotment));

        SparsityPlan resolved = plan.resolved(Map.of("a", 500L, "b", 900L, "c", 600L));
        assertThat(resolved.nonzeros())
                .containsExactly(Map.entry("a", 500L), Map.entry("b", 900L), Map.entry("c", 600L));
        assertThat(resolved.byScores()).isEmpty();
        assertThat(resolved.total()).isEqualTo(plan.total()).isEqualTo(2000);
    }

    @Test
    void aBudgetThatNoCountsCanKeepIsRefused() {
        assertThatThrownBy(() -> new Budget(List.of(new Range("a", 10, 600), new Range("b", 20, 30)), 29, 1))
                .hasMessage("budget (29 weights) must be between 30, the fewest that 2 kernels may keep, and 630."
                        + " Choose another density.");
    }
}
