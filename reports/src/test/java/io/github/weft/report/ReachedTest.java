package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReachedTest {

    private static Row row(Facts facts) {
        return facts.board().rows().get(0);
    }

    /** 80, 81, 85: mean 82, s = sqrt(7), t(.975; 2) = 4.302653, so 4.3026527 sqrt(7/3) = 6.572411. */
    @Test
    void threeTrainingsHaveStudentsInterval() {
        var reached = row(Facts.ofObjectives("accuracy")
                        .score("a", "accuracy", 6, 0, 10)
                        .score("a", "accuracy", 30, 0, 80)
                        .score("a", "accuracy", 30, 1, 81)
                        .score("a", "accuracy", 30, 2, 85))
                .reached()
                .orElseThrow();

        assertThat(reached.metric()).isEqualTo("accuracy");
        assertThat(reached.mean()).isEqualTo(82);
        assertThat(reached.repetitions()).isEqualTo(3);
        assertThat(reached.margin().orElseThrow()).isCloseTo(6.572411, within(1e-5));
        assertThat(reached.low().orElseThrow()).isCloseTo(75.427589, within(1e-5));
        assertThat(reached.high().orElseThrow()).isCloseTo(88.572411, within(1e-5));
    }

    /** t(.975; 1) = 12.706205 and s = sqrt(2) for 70 and 72: 12.706205 sqrt(2/2). */
    @Test
    void twoTrainingsSayLittle() {
        var reached = row(Facts.ofObjectives("accuracy")
                        .score("a", "accuracy", 6, 0, 70)
                        .score("a", "accuracy", 6, 1, 72))
                .reached()
                .orElseThrow();

        assertThat(reached.margin().orElseThrow()).isCloseTo(12.706205, within(1e-5));
    }

    @Test
    void oneTrainingHasNoInterval() {
        var reached = row(Facts.ofObjectives("accuracy").score("a", "accuracy", 6, 0, 70))
                .reached();

        assertThat(reached).contains(new Reached("accuracy", 70, 1, 1, OptionalDouble.empty()));
    }

    @Test
    void withoutTrainingTheProxiesDecide() {
        var reached = row(
                Facts.ofObjectives("accuracy,-params").score("a", "params", 5).score("a", "zero-cost", -1.5));

        assertThat(reached.reached().orElseThrow().metric()).isEqualTo("zero-cost");
        assertThat(reached.reached().orElseThrow().mean()).isEqualTo(-1.5);
    }
}
