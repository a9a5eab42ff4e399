package io.github.weft.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitTest {

    @Test
    void aConvolutionTakesItsNormAndActivationAlong() {
        List<Unit> units = Unit.of(Bench.reference());

        assertThat(units.stream().limit(5).map(Unit::signature))
                .containsExactly(
                        "conv-16-48-k1-s1-p0-d1-g1+batch-norm+relu of 16x14x14",
                        "conv-48-48-k3-s1-p1-d1-g48+batch-norm+relu of 48x14x14",
                        "conv-48-16-k1-s1-p0-d1-g1 of 48x14x14",
                        "conv-16-16-k3-s1-p1-d1-g1+batch-norm+relu of 16x14x14",
                        "add of 16x14x14,16x14x14");
        assertThat(units.stream().limit(5).map(Unit::kind))
                .containsExactly("pointwise", "depthwise", "pointwise", "convolution", "add");
    }

    @Test
    void sizesAreCountedByHand() {
        Unit up = Unit.of(Bench.reference()).get(0);

        assertThat(up.macs()).isEqualTo(16 * 48 * 14 * 14);
        assertThat(up.bytes()).isEqualTo(4 * (16 + 48) * 14 * 14);
        assertThat(up.weights()).isEqualTo(4 * (16 * 48 + 2 * 48));
    }

    static List<String> spaces() {
        return Spaces.all().stream().map(SearchSpace::name).toList();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void unitsHoldEveryOperationOnce(String name) {
        SearchSpace space = Spaces.named(name);
        Network network = space.decode(space.covering().get(0), space.setting(Shape.image(1, 28, 28), 10));
        List<Unit> units = Unit.of(network);

        assertThat(units.stream().flatMap(unit -> unit.nodes().stream())).doesNotHaveDuplicates();
        assertThat(units.stream().mapToInt(unit -> unit.nodes().size()).sum())
                .isEqualTo(network.nodes().size() - 1);
        assertThat(units.stream().mapToLong(Unit::macs).sum())
                .isEqualTo(network.costs().macs());
        for (Unit unit : units) {
            unit.alone()
                    .ifPresent(alone ->
                            assertThat(Unit.of(alone).get(0).signature()).isEqualTo(unit.signature()));
        }
    }
}
