package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.report.Facts;
import org.junit.jupiter.api.Test;

class DepartureTest {

    @Test
    void equalBoardsDoNotPart() {
        assertThat(Departure.between(
                        facts(85).board(),
                        facts(85).score("a", "latency-cpu", 4.2).board()))
                .as("clocks do not count")
                .isEmpty();
    }

    @Test
    void theLastBitOfAMetricIsTold() {
        double more = Math.nextUp(85.0);

        assertThat(Departure.between(facts(85).board(), facts(more).board()))
                .hasValueSatisfying(departure -> assertThat(departure.toString())
                        .isEqualTo("first at row 1 (a): accuracy was 85.0, is %s; the only row that differs"
                                .formatted(more)));
    }

    @Test
    void anotherOrderAndAMissingRowAreTold() {
        assertThat(Departure.between(facts(85).board(), facts(70).board())).hasValueSatisfying(departure -> {
            assertThat(departure.what()).isEqualTo("architecture");
            assertThat(departure.before()).isEqualTo("a");
            assertThat(departure.now()).isEqualTo("b");
            assertThat(departure.rows()).isEqualTo(2);
        });
        assertThat(Departure.between(
                        facts(85).board(), facts(85).score("c", "params", 9).board()))
                .hasValue(new Departure(3, "c", "row", "nothing", "c", 1));
        assertThat(Departure.between(
                        facts(85).board(), facts(85).score("b", "depth", 3).board()))
                .hasValue(new Departure(2, "b", "depth", "nothing", "3.0", 1));
    }

    private static Facts facts(double accuracy) {
        return Facts.ofObjectives("accuracy")
                .score("a", "accuracy", 6, 0, accuracy)
                .score("a", "params", 300)
                .score("b", "accuracy", 6, 0, 80)
                .score("b", "params", 300);
    }
}
