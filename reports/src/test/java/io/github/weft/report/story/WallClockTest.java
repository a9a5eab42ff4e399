package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.report.Facts;
import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time of a run, told from what each evaluation took. */
class WallClockTest {

    private static Evaluation took(String metric, int epochs, double seconds) {
        return new Evaluation("a", metric, Protocol.exact(), epochs, 0, Score.of(1), seconds, List.of());
    }

    @Test
    void theRunsTimeIsSharedOutBySeconds() {
        WallClock clock = WallClock.of(List.of(took("nwot", 0, 1), took("accuracy", 3, 3)), 2);

        assertThat(clock.end(0)).isEqualTo(0.5);
        assertThat(clock.end(1)).isEqualTo(2);
        assertThat(clock.atOnce()).isEqualTo(2);
        assertThat(WallClock.of(List.of(took("params", 0, 0)), 5).end(0)).isZero();
    }

    /** The run of the facts took 171.4 s by the clock: 20 of its 60 slices for a third of the computing, then 40 for the rest. */
    @Test
    void slicesHoldTheSecondsOfWhatRanInThem() {
        RunView view = Facts.ofObjectives("accuracy")
                .add(took("params", 0, 0))
                .add(took("nwot", 0, 100))
                .add(took("accuracy", 3, 200))
                .view();

        TimeSpent time = TimeSpent.of(view);

        assertThat(time.stages().keySet()).containsExactly("nwot", "training, 3 epochs");
        assertThat(time.slice()).isCloseTo(171.4 / 60, within(1e-12));
        assertThat(time.atOnce()).isCloseTo(300 / 171.4, within(1e-12));
        assertThat(time.total("nwot")).isCloseTo(100, within(1e-9));
        assertThat(time.total()).isCloseTo(300, within(1e-9));
        assertThat(time.stages().get("nwot"))
                .element(19)
                .satisfies(s -> assertThat(s).isCloseTo(5, within(1e-9)));
        assertThat(time.stages().get("nwot"))
                .element(20)
                .satisfies(s -> assertThat(s).isCloseTo(0, within(1e-9)));
        assertThat(time.stages().get("training, 3 epochs"))
                .element(59)
                .satisfies(s -> assertThat(s).isCloseTo(5, within(1e-9)));
    }
}
