package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    @Test
    void nothingIsKnownBeforeTheFirstEpochAndNothingIsLeftAfterTheLast() {
        assertThat(new Pace().left(0, 4, MINUTE)).isEmpty();
        assertThat(new Pace().left(4, 0, MINUTE)).isEmpty();
    }

    /** Two of four are done, and a quarter and a half of two others: 2.75 in a minute, 1.25 to go. */
    @Test
    void trainingsUnderWayCountByTheirEpochs() {
        var pace = new Pace();
        pace.epoch("a 0", 1, 8);
        pace.epoch("a 0", 2, 8);
        pace.epoch("a 1", 1, 2);

        assertThat(pace.left(2, 2, MINUTE).orElseThrow().toMillis()).isEqualTo((long) (60_000 * 1.25 / 2.75));
    }

    /** An earlier sitting did six epochs of eight: one epoch in a minute, one to go. */
    @Test
    void whatAnEarlierSittingDidIsNoWorkOfThisOne() {
        var pace = new Pace();
        pace.epoch("a 0", 7, 8);
        assertThat(pace.left(0, 1, MINUTE)).hasValue(MINUTE);

        pace.epoch("a 0", 8, 8);
        pace.ended("a 0");
        assertThat(pace.left(1, 1, MINUTE).orElseThrow().toMillis()).isEqualTo(240_000);
    }
}
