package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.db.Shift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workers did, in slots of a four-hundredth of the run. */
class TimelineTest {

    private static Shift shift(int worker, String stage, double begun, double seconds) {
        return new Shift("a", stage, 0, worker, begun, seconds);
    }

    @Test
    void barsFollowTheWork() {
        Timeline timeline = Timeline.of(
                List.of(shift(2, "proxies", 0, 100), shift(1, "proxies", 0, 100), shift(1, "full-training", 100, 300)));

        assertThat(timeline.seconds()).isEqualTo(400);
        assertThat(timeline.stages()).containsExactly("proxies", "full-training");
        assertThat(timeline.workers())
                .containsExactly(
                        new Timeline.Worker(
                                1,
                                1,
                                List.of(
                                        new Timeline.Bar("proxies", 0, 100),
                                        new Timeline.Bar("full-training", 100, 400))),
                        new Timeline.Worker(2, .25, List.of(new Timeline.Bar("proxies", 0, 100))));
    }

    /** Of the slot from 10 to 11 the first stage has a fifth and the second two fifths; that from 11 to 12 is idle but for two fifths. */
    @Test
    void aSlotBelongsToTheStageThatHasMostOfIt() {
        Timeline timeline = Timeline.of(List.of(
                shift(1, "a", 0, 10.2), shift(1, "b", 10.2, .4), shift(1, "b", 11.1, .4), shift(1, "c", 399, 1)));

        assertThat(timeline.workers().get(0).bars())
                .containsExactly(
                        new Timeline.Bar("a", 0, 10), new Timeline.Bar("b", 10, 11), new Timeline.Bar("c", 399, 400));
        assertThat(timeline.workers().get(0).busy()).isCloseTo(12.0 / 400, within(1e-9));
    }

    @Test
    void anyNumberOfTasksIsFewBars() {
        var shifts = new ArrayList<Shift>();
        for (int i = 0; i < 50_000; i++) {
            shifts.add(shift(1 + i % 2, i % 3 == 0 ? "a" : "b", i * .01, .01));
        }

        assertThat(Timeline.of(shifts).workers())
                .hasSize(2)
                .allSatisfy(worker -> assertThat(worker.bars()).hasSizeLessThanOrEqualTo(Timeline.SLOTS));
        assertThat(Timeline.of(List.of()).workers()).isEmpty();
    }
}
