package io.github.weft.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.latency.Engine.Loaded;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MeterTest {

    private static final Patience PATIENCE = new Patience(100, 1_000, 4, 6, 3, .1, 1.25);

    /** A clock that whatever runs puts forward. */
    private static final class Clock implements Stopwatch {
        private long wall;
        private long thread;

        @Override
        public long wall() {
            return wall;
        }

        @Override
        public long thread() {
            return thread;
        }

        Loaded taking(LongSupplier nanos, LongSupplier away) {
            return new Loaded() {
                @Override
                public void run() {
                    long spent = nanos.getAsLong();
                    thread += spent;
                    wall += spent + away.getAsLong();
                }

                @Override
                public void close() {}
            };
        }
    }

    private final Clock clock = new Clock();
    private int runs;

    @Test
    void percentilesLieBetweenNeighboursInProportion() {
        double[] values = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

        assertThat(Timing.percentile(values, 50)).isCloseTo(5.5, within(1e-12));
        assertThat(Timing.percentile(values, 90)).isCloseTo(9.1, within(1e-12)); // place 0.9 * 9 = 8.1 from 0
        assertThat(Timing.percentile(new double[] {3}, 90)).isEqualTo(3);
    }

    @Test
    void aQuietMachineGivesTheMedianAndTheNinetiethPercentile() {
        // runs of 500, 510, 520, 530, 540, 500 ... ns against a reference of 250
        var timing = meter(1, () -> 250).time(clock.taking(() -> 500 + 10 * (runs++ % 5), () -> 0), PATIENCE);

        assertThat(timing.disturbed()).isFalse();
        assertThat(timing.p50()).isCloseTo(520e-6, within(11e-6));
        assertThat(timing.p90()).isCloseTo(540e-6, within(5e-6));
        assertThat(timing.wall()).isEqualTo(timing.p50());
        assertThat(timing.multiple()).isCloseTo(2.08, within(.05));
        assertThat(timing.runs()).isEqualTo(12); // four blocks of three runs
    }

    @Test
    void runsWhoseCoreWasTakenAwayDoNotCount() {
        var subject = clock.taking(() -> 500, () -> runs++ % 2 == 0 ? 9_000 : 0);

        Timing timing = meter(1, () -> 250).time(subject, new Patience(100, 1_000, 2, 12, 3, .1, 1.25));

        assertThat(timing.disturbed()).isFalse();
        assertThat(timing.p90()).isEqualTo(500e-6);
        assertThat(timing.wall()).isEqualTo(500e-6);
    }

    @Test
    void runsBesideASlowReferenceDoNotCount() {
        // while other work fills the caches, both are half as fast again: from the 20th to the 39th run
        var subject = clock.taking(() -> runs++ < 20 || runs > 40 ? 500 : 750, () -> 0);

        Timing timing = meter(1, () -> runs < 20 || runs > 40 ? 250 : 375)
                .time(subject, new Patience(100, 1_000, 8, 20, 1, .1, 1.25));

        assertThat(timing.disturbed()).isFalse();
        assertThat(timing.p90()).isEqualTo(500e-6);
        assertThat(timing.multiple()).isEqualTo(2);
    }

    @Test
    void whatIsNeverQuietIsTriedAgainAndMarked() {
        var subject = clock.taking(
                () -> {
                    runs++;
                    return 500;
                },
                () -> 500); // the core is shared half and half, all the time

        Timing timing = meter(1, () -> 250).time(subject, PATIENCE);

        assertThat(timing.disturbed()).isTrue();
        assertThat(timing.p50()).isEqualTo(500e-6); // by the thread's own clock
        assertThat(timing.wall()).isEqualTo(1_000e-6);
        assertThat(runs).isEqualTo(3 + 3 * 6 * 3); // a warm-up, then 3 attempts of 6 blocks of 3 runs
    }

    @Test
    void runsThatDoNotAgreeAreMarked() {
        var subject = clock.taking(() -> runs++ % 3 < 2 ? 500 : 900, () -> 0); // p50 is 500, p90 900

        assertThat(meter(1, () -> 250).time(subject, PATIENCE).disturbed()).isTrue();
    }

    @Test
    void withSeveralThreadsTheWallClockCounts() {
        var subject = clock.taking(() -> 500, () -> 500);

        Timing timing = meter(2, () -> 250).time(subject, PATIENCE);

        assertThat(timing.disturbed()).isFalse();
        assertThat(timing.p50()).isEqualTo(1_000e-6);
    }

    private Meter meter(int threads, LongSupplier reference) {
        return new Meter(clock.taking(reference, () -> 0), clock, threads);
    }
}
