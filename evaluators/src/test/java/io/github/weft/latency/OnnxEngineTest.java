package io.github.weft.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("torch")
class OnnxEngineTest {

    private static final OnnxEngine ENGINE = new OnnxEngine(1, 1);

    @Test
    void twentyTimesTheWorkTakesLonger() {
        SearchSpace space = Spaces.named("nb201");
        var setting = space.setting(Shape.image(3, 32, 32), 10);
        List<Network> networks = List.of(
                space.decode(space.parse("|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"), setting),
                space.decode(
                        space.parse(
                                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|"),
                        setting));

        try (Bench bench = Bench.open(ENGINE, Stopwatch.ofMachine())) {
            List<Rounds.Result> times = new Rounds(bench, 1, 0).time(networks, (done, total) -> {});

            assertThat(times.get(1).millis()).isGreaterThan(4 * times.get(0).millis());
        }
        assertThat(ENGINE.name()).startsWith("ONNX Runtime ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobile", "nb201", "vit-mini-v2", "sparse-vit"})
    void everyPartThatCanStandAloneRuns(String name) {
        SearchSpace space = Spaces.named(name);
        Network network = space.decode(space.base(), space.setting(Shape.image(1, 28, 28), 10));

        for (Unit unit : Unit.of(network)) {
            unit.alone().ifPresent(alone -> {
                try (Engine.Loaded loaded = new OnnxEngine(1, 2).load(alone)) {
                    loaded.run();
                }
            });
        }
    }

    @Test
    void sizesThatNobodyMeansAreRefused() {
        assertThatThrownBy(() -> new OnnxEngine(0, 1)).hasMessage("threads (0) must be from 1 to 256.");
        assertThatThrownBy(() -> new OnnxEngine(1, 0)).hasMessage("batch-size (0) must be from 1 to 1024.");
    }
}
