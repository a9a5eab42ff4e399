package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proxies see a sparse network and not the dense one around it. */
@Tag("torch")
class SparseProxiesTest {

    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(320));
    private static final SearchSpace SPACE = Spaces.named("sparse");
    private static final Setting SETTING = SPACE.setting(DATA.shape(), DATA.classes());
    private static final List<String> NAMES =
            List.of("l2-norm", "plain", "synflow", "nwot", "grad-norm", "snip", "epsinas");

    private static Map<String, Evaluation> scores(String text) {
        var stage = new ProxyStage(
                        SPACE,
                        SETTING,
                        NAMES.stream().map(Proxies::named).toList(),
                        List.of(BatchSource.of("fashion", DATA.train(), 16, 1)),
                        9,
                        Duration.ofMinutes(1))
                .choosing(new PruningAtStart(DATA.name(), DATA.train()));
        return stage.evaluate(SPACE.parse(text), 0).stream()
                .collect(Collectors.toMap(Evaluation::metric, each -> each));
    }

    private static double value(Map<String, Evaluation> scores, String name) {
        return scores.get(name).score().value().orElseThrow();
    }

    @Test
    void scoresFollowTheConnections() {
        Map<String, Evaluation> thin = scores("d0.05_erk_random_static");
        Map<String, Evaluation> uniform = scores("d0.05_uniform_random_static");

        for (String name : List.of("synflow", "nwot", "grad-norm", "snip")) {
            assertThat(value(thin, name)).as(name).isNotEqualTo(value(uniform, name));
        }
        assertThat(thin.get("snip").protocol().fields()).containsEntry("masks", "first");
        assertThat(scores("d0.05_erk_random_static").get("synflow").score())
                .isEqualTo(thin.get("synflow").score());
    }

    /** What stays is scaled to the norm of the whole kernel, whatever was chosen. */
    @Test
    void theNormOfAKernelIsThatOfTheDenseOne() {
        double[] norms = Stream.of("d0.1_erk_magnitude_static", "d0.1_erk_snip_static")
                .mapToDouble(text -> value(scores(text), "l2-norm"))
                .toArray();

        assertThat(norms[0]).isPositive();
        assertThat(scores("d0.1_erk_magnitude_static").get("l2-norm").protocol())
                .isEqualTo(scores("d0.1_erk_snip_static").get("l2-norm").protocol());
        // other texts draw other weights, whose norms differ by chance alone
        assertThat(norms[1] / norms[0]).isCloseTo(1, within(.05));
    }

    @Test
    void equalWeightsOnOneChannelDoNotApply() {
        Map<String, Evaluation> scores = scores("d0.1_erk_random_static");

        assertThat(scores.get("epsinas").score())
                .isEqualTo(Score.failed("does not apply: equal weights on one channel leave no room for a mask"));
    }
}
