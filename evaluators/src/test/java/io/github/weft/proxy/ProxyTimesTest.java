package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.proxy.shared.GradNorm;
import io.github.weft.proxy.shared.Nwot;
import io.github.weft.proxy.shared.Params;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.cell.Nb201;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class ProxyTimesTest {

    private static final Nb201 SPACE = new Nb201();
    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final String ALL_3X3 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    /** A backward pass is about a unit, a forward pass less, counting is nothing; the first time is for the machine to warm up. */
    @Test
    void ordersProxiesByTheWorkTheyDo() {
        times(Duration.ofMinutes(5), new Params(), new Nwot(), new GradNorm());
        List<Evaluation> times = times(Duration.ofMinutes(5), new Params(), new Nwot(), new GradNorm());

        assertThat(times)
                .extracting(Evaluation::metric)
                .containsExactly("params-time-units", "nwot-time-units", "grad-norm-time-units");
        assertThat(value(times.get(0))).isLessThan(0.1);
        assertThat(value(times.get(1))).isBetween(0.1, value(times.get(2)));
        assertThat(value(times.get(2))).isBetween(0.5, 3.0);
    }

    @Test
    void aLimitEndsIt() {
        assertThat(times(Duration.ofNanos(1), new GradNorm()).get(0).score())
                .isInstanceOfSatisfying(
                        Score.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("out of time"));
    }

    private static List<Evaluation> times(Duration limit, ZeroCostProxy... proxies) {
        var setting = SPACE.setting(SHAPE, 10).with(Map.of("channels", 8, "cells", 1));
        var batches = BatchSource.only(NoiseBatches.noise(SHAPE, 32, 10, 1));
        return new ProxyTimes(SPACE, setting, List.of(proxies), batches, 1, limit).evaluate(SPACE.parse(ALL_3X3), 0);
    }

    private static double value(Evaluation evaluation) {
        return evaluation.score().value().orElseThrow();
    }
}
