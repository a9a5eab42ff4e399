package io.github.weft.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SharedTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void precisionEqualsThePublishedVector() {
        // The best three by score are items 8, 9, 10; by truth items 3, 9, 8.
        var ten = shared(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new double[] {1, 2, 10, 4, 5, 6, 7, 8, 9, 3});

        assertThat(ten.precision(3).orElseThrow()).isCloseTo(2 / 3.0, EXACT);
        assertThat(ten.precision(1).orElseThrow()).isZero();
        assertThat(ten.precision(10)).hasValue(1);
        assertThat(ten.precision(11)).isEmpty();
    }

    @Test
    void scoresThatTieAtTheCutShareThePlacesLeft() {
        // One place is sure, the other is shared by three, of which one is among the best two.
        var tied = shared(new double[] {9, 5, 5, 5, 1}, new double[] {1, 8, 2, 3, 9});
        assertThat(tied.precision(2).orElseThrow()).isCloseTo((1 / 3.0) / 2, EXACT);

        var constant = shared(new double[] {4, 4, 4, 4}, new double[] {1, 2, 3, 4});
        assertThat(constant.precision(1).orElseThrow()).isCloseTo(0.25, EXACT);
    }

    @Test
    void aScoreThatEqualsATiedTruthIsPerfect() {
        double[] truth = {5, 5, 5, 1, 2};
        assertThat(shared(truth, truth).precision(2)).hasValue(1);
    }

    @Test
    void partialCorrelationEqualsThePublishedVector() {
        assertThat(Shared.partial(0.8, 0.9, 0.75)).isCloseTo(0.4335549848, EXACT);
        assertThat(Shared.partial(0.8, 1, 0.75)).isNaN();
    }

    @Test
    void withinBinsASizeEstimateIsWorthNothing() {
        // Ten bins of two sizes: truth grows from bin to bin and falls within each.
        double[] size = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        double[] truth =
                IntStream.range(0, 20).mapToDouble(i -> 10 * (i / 4) - i % 4).toArray();
        var shared = new Shared(size, truth, size);

        assertThat(Shared.kendall(size, truth)).isGreaterThan(0.5);
        assertThat(shared.withinFlops()).hasValue(-1);
    }

    @Test
    void binsHoldEquallyManyAndConstantOnesAreLeftOut() {
        double[] size = IntStream.range(0, 10).mapToDouble(i -> i).toArray();
        // Pairs: up, up, down, up, and one without any difference: (1 + 1 - 1 + 1) / 4.
        double[] truth = {0, 1, 0, 1, 1, 0, 0, 1, 5, 5};

        assertThat(new Shared(size, truth, size).withinFlops()).hasValue(0.5);
    }

    @Test
    void regretIsWhatTheBestIsAheadOfTheBestOneTaken() {
        // By score: 60, 70, 65, 90, 50, 80; the best truth is 90.
        var shared = shared(new double[] {6, 5, 4, 3, 2, 1}, new double[] {60, 70, 65, 90, 50, 80});

        assertThat(shared.regrets()).hasValue(new Regrets(30, 20, 0));
        assertThat(shared(new double[0], new double[0]).regrets()).isEmpty();
    }

    @Test
    void theBestHalfIsByTruthAndRoundedUp() {
        // The better three of five have truths 9, 8, 7 and scores 1, 3, 2: one pair agrees, two do not.
        var shared = shared(new double[] {1, 3, 2, 50, 60}, new double[] {9, 8, 7, 2, 1});

        assertThat(shared.bestHalf().orElseThrow()).isCloseTo(-1 / 3.0, EXACT);
    }

    private static Shared shared(double[] score, double[] truth) {
        return new Shared(score, truth, score);
    }
}
