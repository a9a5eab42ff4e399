package io.github.weft.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import io.github.weft.sparse.Mask;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparableStrategyTest {

    /** sum(w (x - target)^2) of every member. */
    private static SeparableStrategy.Losses quadratic(double[] target, double[] weights) {
        return members -> {
            var losses = new double[members.length / target.length];
            for (int i = 0; i < members.length; i++) {
                double away = members[i] - target[i % target.length];
                losses[i / target.length] += weights[i % target.length] * away * away;
            }
            return losses;
        };
    }

    /**
     * Utilities .75, .25 and, mirrored, -.75, -.25 of samples (1, 2) and (-2, 0): slopes 1.5 * 1 + .5 * -2 = .5 and 1.5 * 2 = 3; the
     * spreads cancel.
     */
    @Test
    void theMeanMovesByDeviationTimesWeightedSamples() {
        var strategy = new SeparableStrategy(new double[] {10, 20}, Mask.full(2), new Evolution(4, 1, .1, 2, 1));

        strategy.follow(new double[][] {{1, 2}, {-2, 0}}, new double[] {.75, .25, -.75, -.25});

        assertThat(strategy.means()).containsExactly(new double[] {10 + 2 * .1 * .5, 20 + 2 * .1 * 3}, within(1e-12));
        assertThat(strategy.deviations()).containsExactly(new double[] {.1, .1}, within(1e-12));
    }

    /** Both of the first pair better than both of the second: spreads (1 - 1) - (4 - 1) = -3 and (4 - 1) - (0 - 1) = 4. */
    @Test
    void theDeviationShrinksWhereFarMembersAreWorse() {
        var strategy = new SeparableStrategy(new double[] {10, 20}, Mask.full(2), new Evolution(4, 1, .1, 1, .5));

        strategy.follow(new double[][] {{1, 2}, {-2, 0}}, new double[] {.5, -.5, .5, -.5});

        assertThat(strategy.means()).containsExactly(new double[] {10, 20}, within(1e-12));
        assertThat(strategy.deviations())
                .containsExactly(new double[] {.1 * Math.exp(-.75), .1 * Math.exp(1)}, within(1e-12));
        assertThat(strategy.signalToNoise())
                .containsExactly(new double[] {100 * Math.exp(.75), 200 * Math.exp(-1)}, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheBottomOfAQuadratic(long seed) {
        double[] target = {3, -2, 0, .5, 1};
        var strategy = new SeparableStrategy(new double[5], Mask.full(5), new Evolution(16, 1, .5, 1, .3));
        RandomGenerator random = Seeds.generator(seed, "test");

        for (int generation = 0; generation < 300; generation++) {
            strategy.advance(quadratic(target, new double[] {1, 4, 9, .5, 1}), random);
        }

        assertThat(strategy.means()).containsExactly(target, within(1e-3));
    }

    /** Of a weight at its optimum that is curved a hundred times as much as another the deviation ends smaller, and signal to noise larger. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void signalToNoiseIsLargerWhereTheLossIsCurvedMore(long seed) {
        double[] target = {1, 1};
        var strategy = new SeparableStrategy(target, Mask.full(2), new Evolution(32, 1, .1, .1, .1));
        RandomGenerator random = Seeds.generator(seed, "test");

        for (int generation = 0; generation < 60; generation++) {
            strategy.advance(quadratic(target, new double[] {100, 1}), random);
        }

        assertThat(strategy.deviations()[0]).isLessThan(.6 * strategy.deviations()[1]);
        assertThat(strategy.signalToNoise()[0]).isGreaterThan(1.5 * strategy.signalToNoise()[1]);
    }

    /** Under one fixed deviation, as OpenAI-ES has it, both orders are the same. */
    @Test
    void withoutARateOfItsOwnTheDeviationStaysAndSignalToNoiseIsMagnitude() {
        var strategy = new SeparableStrategy(new double[3], Mask.full(3), new Evolution(16, 1, .25, 1, 0));
        RandomGenerator random = Seeds.generator(1, "test");

        for (int generation = 0; generation < 20; generation++) {
            strategy.advance(quadratic(new double[] {3, -2, 1}, new double[] {1, 5, 25}), random);
        }

        double[] means = strategy.means();
        assertThat(strategy.deviations()).containsExactly(.25, .25, .25);
        assertThat(strategy.signalToNoise())
                .containsExactly(4 * Math.abs(means[0]), 4 * Math.abs(means[1]), 4 * Math.abs(means[2]));
    }

    @Test
    void coordinatesThatAreNotFreeAreZeroInEveryMemberAndNeverMove() {
        var strategy =
                new SeparableStrategy(new double[] {7, 7, 7, 7}, Mask.of(4, 1, 3), new Evolution(8, 1, .5, 1, .5));
        RandomGenerator random = Seeds.generator(1, "test");

        for (int generation = 0; generation < 20; generation++) {
            strategy.advance(
                    members -> {
                        var losses = new double[8];
                        for (int i = 0; i < 8; i++) {
                            assertThat(members[4 * i]).isZero();
                            assertThat(members[4 * i + 2]).isZero();
                            losses[i] = Math.abs(members[4 * i + 1]) + Math.abs(members[4 * i + 3]);
                        }
                        return losses;
                    },
                    random);
        }

        assertThat(strategy.means()[0]).isZero();
        assertThat(strategy.means()[2]).isZero();
        assertThat(strategy.signalToNoise()).startsWith(0.0);
        assertThat(Math.abs(strategy.means()[1])).isLessThan(1);
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Evolution(7, 1, .1, 1, 0)).hasMessageStartingWith("population (7)");
        assertThatThrownBy(() -> new Evolution(8, 1, 0, 1, 0)).hasMessageStartingWith("deviation (0.0)");
        assertThatThrownBy(() -> new Evolution(8, 1, .1, 1, -1)).hasMessageStartingWith("deviation-rate (-1.0)");
    }
}
