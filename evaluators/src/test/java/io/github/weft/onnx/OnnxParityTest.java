package io.github.weft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every space exports: its networks give the same logits in ONNX Runtime. */
@Tag("torch")
class OnnxParityTest {

    @ParameterizedTest
    @ValueSource(strings = {"hytra-mini", "mobile", "nb201", "sparse", "sparse-vit", "vit-mini-v2"})
    void aNetworkOfEachKindOfSpaceGivesItsLogits(String space) {
        same(Spaces.named(space), 2);
    }

    /** All spaces; those whose networks have tens of millions of weights with few networks. */
    @ParameterizedTest
    @MethodSource("spaces")
    @Tag("heavy")
    void networksOfEverySpaceGiveTheirLogits(SearchSpace space) {
        same(space, space.name().startsWith("autoformer") ? 1 : 5);
    }

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream();
    }

    private static void same(SearchSpace space, int networks) {
        for (int i = 0; i < networks; i++) {
            Parity parity = OnnxParity.of(space, i);

            assertThat(parity.objection())
                    .as("network %s of %s: %s", i, space.name(), parity)
                    .isEmpty();
            assertThat(parity.largest()).as("logits of %s", space.name()).isGreaterThan(.01);
        }
    }
}
