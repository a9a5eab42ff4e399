package io.github.weft.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RidgeTest {

    @Test
    void aSampleThatSpeaksClearlyIsFollowed() {
        // y = 2 x: 10 / (5 (1 + 1e-4)) with the smallest lambda, which leaves least open
        double[] weights = Ridge.fit(new double[][] {{1}, {2}}, new double[] {2, 4}, new double[] {0});

        assertThat(weights[0]).isCloseTo(10 / (5 * 1.0001), within(1e-12));
    }

    @Test
    void aGuessThatFitsStays() {
        assertThat(Ridge.fit(new double[][] {{1, 1}, {2, 1}, {3, 1}}, new double[] {3, 5, 7}, new double[] {2, 1}))
                .containsExactly(new double[] {2, 1}, within(1e-12));
    }

    @Test
    void aColumnThatNothingIsKnownOfKeepsItsGuess() {
        assertThat(Ridge.fit(new double[][] {{1, 0}, {2, 0}}, new double[] {2, 4}, new double[] {1, 7})[1])
                .isEqualTo(7);
    }

    @Test
    void errorsAreToldByHand() {
        // off by .1, .1 and 0 of what was measured
        PredictionError error = PredictionError.of(List.of(1.0, 2.0, 4.0), List.of(1.1, 1.8, 4.0));

        assertThat(error.networks()).isEqualTo(3);
        assertThat(error.spearman()).isEqualTo(1);
        assertThat(error.median()).isCloseTo(.1, within(1e-12));
        assertThat(error.worst()).isCloseTo(.1, within(1e-12));
        // ranks 1 2 3 against 2 1 3: 1 - 6 * 2 / (3 * 8)
        assertThat(PredictionError.of(List.of(1.0, 2.0, 4.0), List.of(2.0, 1.0, 4.0))
                        .spearman())
                .isCloseTo(.5, within(1e-12));
    }

    @Test
    void aDriftIsTheMedianOfItsFactors() {
        assertThat(new Drift(List.of(1.1, 1.3, 1.25)).factor()).isEqualTo(1.25);
        assertThat(new Drift(List.of(1.1, 1.3, 1.25)).isLarge()).isTrue();
        assertThat(new Drift(List.of(.79, .5, 1.0)).isLarge()).isTrue();
        assertThat(new Drift(List.of(.95, 2.0, 1.19)).isLarge()).isFalse();
    }
}
