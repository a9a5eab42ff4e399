package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void tauIsTheShareOfPairsInOrderLessTheShareThatAreNot() {
        // x 1 2 3 4 5, y 3 1 2 5 4: pairs out of order are (3,1), (3,2), (5,4), so 7 - 3 of 10.
        assertThat(Agreement.kendall(new double[] {1, 2, 3, 4, 5}, new double[] {3, 1, 2, 5, 4}))
                .hasValueCloseTo(0.4, within(1e-12));
    }

    @Test
    void tauCorrectsForTies() {
        // Five pairs in order, one tied in x: 5 / sqrt(5 * 6).
        assertThat(Agreement.kendall(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4}))
                .hasValueCloseTo(0.9128709292, within(1e-10));
    }

    @Test
    void aConstantSideOrTooFewPairsHaveNoTau() {
        assertThat(Agreement.kendall(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(Agreement.kendall(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    }

    @Test
    void chanceShrinksWithTheNumberOfPairs() {
        // n = 8: 1.96 * sqrt(2 * 21 / (9 * 8 * 7)) = 1.96 * sqrt(42 / 504)
        assertThat(new Agreement("nwot", 8, 8, 8, Agreement.kendall(new double[3], new double[3])).chance())
                .isEqualTo(0.5658, within(1e-4));
    }

    @Test
    void onlyAccuraciesAfterEquallyManyEpochsAreCompared() {
        var facts = Facts.ofObjectives("accuracy");
        double[] shortly = {3, 1, 2, 5, 4};
        for (int i = 0; i < 5; i++) {
            String name = "net " + i;
            facts.score(name, "nwot", i + 1);
            facts.score(name, "params", 100 - i);
            facts.score(name, "accuracy", 6, 0, shortly[i]);
        }
        facts.score("net 0", "accuracy", 30, 0, 99).score("net 1", "accuracy", 30, 0, 98);
        facts.score("untrained", "nwot", 7).score("unscored", "params", 7);

        var accuracies = Accuracies.of(facts.view());
        var agreements = Agreement.of(facts.board(), accuracies);

        assertThat(accuracies.epochs()).isEqualTo(6);
        assertThat(accuracies.byCandidate()).contains(entry("net 0", 3.0)).hasSize(5);
        assertThat(agreements).extracting(Agreement::metric).containsExactly("params", "nwot");
        assertThat(agreements.get(1).tau()).hasValueCloseTo(0.4, within(1e-12));
        assertThat(agreements.get(0).tau()).hasValueCloseTo(-0.4, within(1e-12));
        assertThat(agreements.get(1))
                .extracting("measured", "candidates", "pairs")
                .containsExactly(6, 7, 5);
    }

    @Test
    void nothingTrainedLeavesNothingToCompare() {
        var facts = Facts.ofObjectives("accuracy").score("a", "nwot", 1);

        assertThat(Accuracies.of(facts.view()).epochs()).isZero();
        assertThat(Agreement.of(facts.board(), Accuracies.of(facts.view()))
                        .get(0)
                        .tau())
                .isEmpty();
    }
}
