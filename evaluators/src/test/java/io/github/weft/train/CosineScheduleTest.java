package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosineScheduleTest {

    @ParameterizedTest
    @CsvSource({"0, 0.2", "1, 0.1707106781", "2, 0.1", "3, 0.0292893219", "4, 0"})
    void fallsAlongHalfACosine(int step, double rate) {
        assertThat(CosineSchedule.of(0.2, 4).rate(step)).isCloseTo(rate, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 0.2", "2, 0.3", "3, 0.4", "4, 0.2", "5, 0"})
    void risesInEqualStepsFirst(int step, double rate) {
        assertThat(new CosineSchedule(0.4, 3, 5).rate(step)).isCloseTo(rate, within(1e-10));
    }
}
