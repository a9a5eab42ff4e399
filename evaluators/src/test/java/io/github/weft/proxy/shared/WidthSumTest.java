package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.score.Score;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidthSumTest {

    @Test
    void countsEachSearchedWidthOnce() {
        assertThat(score("nats-size", "8:16:24:64:32")).isEqualTo(Score.of(8 + 16 + 24 + 64 + 32));
    }

    @Test
    void doesNotApplyWhereNoWidthIsSearched() {
        assertThat(score("nb201", "|nor_conv_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|")
                        .failure()
                        .orElseThrow())
                .startsWith("does not apply");
    }

    private static Score score(String space, String text) {
        SearchSpace of = Spaces.named(space);
        Setting setting = of.setting(Shape.image(3, 32, 32), 10);
        var batch = Batch.of("by hand", Shape.image(3, 32, 32), new float[2 * 3 * 32 * 32], new int[] {0, 1});
        try (Probe probe = Probe.of(
                Model.of(of.decode(of.parse(text), setting)),
                BatchSource.only(batch),
                1,
                List.of(Readings.STRUCTURE),
                Deadline.none())) {
            return new WidthSum().score(probe);
        }
    }
}
