package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataImportanceTest {

    /** Image 1: 0.8, then (0.8 + 0.4) / 2 = 0.6; image 2: 0.2; the others are not shown. */
    @Test
    void imagesAreDrawnByTheirNormsAboveAFloor() {
        var importance = new DataImportance(false);
        importance.begin(4);
        importance.learn(List.of(1, 2), List.of(0.8, 0.2));
        importance.learn(List.of(1), List.of(0.4));
        importance.turn(0.5);

        assertThat(List.of(importance.chance(0), importance.chance(1), importance.chance(2), importance.chance(3)))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.125, 0.5, 0.25, 0.125);
        Showing shown = importance.shown(200, true, Seeds.generator(1, "shown"));
        assertThat(shown.images()).hasSize(200).contains(0, 1, 2, 3);
        for (int i = 0; i < 200; i++) {
            double expected = 1 / (4 * importance.chance(shown.images().get(i)));
            assertThat(shown.weights().get(i)).isCloseTo(expected, within(1e-12));
        }
        assertThat(importance.shown(10, false, Seeds.generator(1, "shown")).weights())
                .containsOnly(1.0);
    }

    /** In the second epoch only image 1 is shown, (0.6 + 0.2) / 2 = 0.4; image 2 keeps 0.2, the two never shown have the mean, 0.3. */
    @Test
    void whereNormsAreRememberedImagesThatWereNotShownKeepTheirs() {
        var importance = new DataImportance(true);
        importance.begin(4);
        importance.learn(List.of(1, 2), List.of(0.6, 0.2));
        importance.turn(0.5);
        importance.learn(List.of(1), List.of(0.2));
        importance.turn(1);

        assertThat(List.of(importance.chance(0), importance.chance(1), importance.chance(2), importance.chance(3)))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.25, 0.4 / 1.2, 0.2 / 1.2, 0.25);
    }

    /**
     * A tenth of a thousand images has wrong labels and stays wrong (norm 1.3), the rest is learned (0.1): of what is shown, 130 / 220 are wrong ones,
     * or 0.9 of that and the floor. Weights give them back a tenth of the loss.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.5909", "0.9, 0.5418", "0.5, 0.3455", "0, 0.1"})
    void wrongLabelsAreShownTooOftenUnlessWeighted(double share, double expected) {
        var importance = new DataImportance(false);
        importance.begin(1000);
        importance.learn(
                IntStream.range(0, 1000).boxed().toList(),
                IntStream.range(0, 1000).mapToObj(i -> i < 100 ? 1.3 : 0.1).toList());
        importance.turn(share);
        double shown = IntStream.range(0, 100).mapToDouble(importance::chance).sum();
        Showing drawn = importance.shown(100_000, true, Seeds.generator(7, "noise"));
        double weighted = IntStream.range(0, 100_000)
                .filter(i -> drawn.images().get(i) < 100)
                .mapToDouble(i -> drawn.weights().get(i))
                .sum();

        assertThat(shown).isCloseTo(expected, within(5e-5));
        assertThat(weighted / 1e5).isCloseTo(0.1, within(0.005));
    }
}
