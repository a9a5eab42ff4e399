package io.github.weft.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.eval.NoNumber;
import io.github.weft.run.Seeds;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {

    private static final Mask FIRST_FIVE = Mask.of(10, 0, 1, 2, 3, 4);
    private static final double[] MAGNITUDES = {.5, .1, .3, .05, .4, 0, 0, 0, 0, 0};
    private static final double[] GRADIENTS = {0, .3, 0, 1.5, 0, .2, .9, .1, 0, .4};

    private static RandomGenerator ties() {
        return Seeds.generator(1, "ties");
    }

    /** The two smallest weights go, at 3 and 1. The largest gradient is at 3, but what was dropped does not come back: 6 and 9 come. */
    @Test
    void dropsTheWeakestAndGrowsThePromisingStrictly() {
        Exchange exchange = Exchange.of(FIRST_FIVE, 2, MAGNITUDES, GRADIENTS, ties());

        assertThat(exchange.dropped()).isEqualTo(Mask.of(10, 1, 3));
        assertThat(exchange.grown()).isEqualTo(Mask.of(10, 6, 9));
        assertThat(exchange.kept()).isEqualTo(Mask.of(10, 0, 2, 4));
        assertThat(exchange.after()).isEqualTo(Mask.of(10, 0, 2, 4, 6, 9));
    }

    @Test
    void movesNoneIfToldNone() {
        assertThat(Exchange.of(FIRST_FIVE, 0, MAGNITUDES, GRADIENTS, ties()).after())
                .isEqualTo(FIRST_FIVE);
    }

    @Test
    void movesNoMoreThanThereAreGaps() {
        Mask almostFull = Mask.of(10, 0, 1, 2, 3, 4, 5, 6, 7, 8);

        Exchange exchange = Exchange.of(almostFull, 5, GRADIENTS, MAGNITUDES, ties());

        assertThat(exchange.grown()).isEqualTo(Mask.of(10, 9));
        assertThat(exchange.dropped().nonzeros()).isEqualTo(1);
        assertThat(Exchange.of(Mask.full(10), 3, MAGNITUDES, GRADIENTS, ties()).after())
                .isEqualTo(Mask.full(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheNumberOfConnections(long seed) {
        RandomGenerator random = Seeds.generator(seed, "case");
        Mask mask = Mask.of(
                200, IntStream.range(0, 200).filter(i -> random.nextInt(4) == 0).toArray());
        for (int update = 0; update < 50; update++) {
            double[] strength = random.doubles(200).toArray();
            Exchange exchange =
                    Exchange.of(mask, random.nextInt(mask.nonzeros() + 1), strength, new double[200], random);
            assertThat(exchange.after().nonzeros()).isEqualTo(mask.nonzeros());
            assertThat(exchange.kept().and(exchange.grown()).nonzeros()).isZero();
            assertThat(exchange.dropped().and(exchange.grown()).nonzeros()).isZero();
            mask = exchange.after();
        }
    }

    /** Of 5 gaps one grows, 5,000 times: each about 1,000 times, with a deviation of 28. */
    @Test
    void equalPromisesAreAFairDraw() {
        RandomGenerator random = Seeds.generator(3, "draw");
        var grown = new int[10];
        for (int i = 0; i < 5000; i++) {
            grown[
                    Exchange.of(FIRST_FIVE, 1, MAGNITUDES, new double[10], random)
                            .grown()
                            .places()[0]]++;
        }
        assertThat(IntStream.range(0, 5).map(i -> grown[i])).containsOnly(0);
        assertThat(IntStream.range(5, 10).map(i -> grown[i])).allMatch(count -> count > 860 && count < 1140);
    }

    @Test
    void aScoreThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> Highest.places(1, new int[] {0, 1}, new double[] {Double.NaN, 1}, ties()))
                .isInstanceOf(NoNumber.class)
                .hasMessage("not finite: NaN");
    }

    @Test
    void masksCountAndCombine() {
        Mask other = Mask.of(10, 0, 2, 3, 4, 6);

        assertThat(FIRST_FIVE.or(other)).isEqualTo(Mask.of(10, 0, 1, 2, 3, 4, 6));
        assertThat(FIRST_FIVE.without(other)).isEqualTo(Mask.of(10, 1));
        assertThat(other.gaps()).containsExactly(1, 5, 7, 8, 9);
        assertThat(Mask.ofNonzeros(other.numbers())).isEqualTo(other);
        assertThat(Mask.ofNonzeros(new float[] {0, -2, -0f, 1})).isEqualTo(Mask.of(4, 1, 3));
        assertThat(Mask.full(10).isFull()).isTrue();
        assertThatThrownBy(() -> Mask.of(10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("place (10) is not one of a tensor's 10 weights.");
    }
}
