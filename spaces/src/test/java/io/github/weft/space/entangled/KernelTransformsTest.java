package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTransformsTest {

    private static final Shape IMAGE = Shape.image(1, 28, 28);

    static Stream<Mobile> spaces() {
        return Stream.of(new Mobile(), Mobile.ofa(), Mobile.mini());
    }

    @Test
    void matricesLeadFromSevenToFiveToThree() {
        SearchSpace space = new Mobile().transformingKernels();
        Network network =
                space.decode(space.parse("8x2-k3e2-k5e2_12x1-k7e2_16x1-k3e2_32x1-k3e2"), space.setting(IMAGE, 10));

        assertThat(transforms(network, "stage1.block1"))
                .containsExactly("stage1.block1.depthwise.7to5", "stage1.block1.depthwise.5to3");
        assertThat(transforms(network, "stage1.block2")).containsExactly("stage1.block2.depthwise.7to5");
        assertThat(transforms(network, "stage2.block1")).isEmpty();
        Param first = kernel(network, "stage1.block1").transforms().get(0);
        assertThat(first.shape()).containsExactly(25, 25);
        assertThat(first.role()).isEqualTo(Role.TRANSFORM);
        assertThat(network.params()).noneMatch(param -> param.role() == Role.TRANSFORM);
    }

    @Test
    void theMiniatureHasOneMatrixABlock() {
        SearchSpace space = Mobile.mini().transformingKernels();
        Network network = space.decode(space.base(), space.setting(IMAGE, 10));

        assertThat(transforms(network, "stage3.block1")).containsExactly("stage3.block1.depthwise.5to3");
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void costsAndTextsAreThoseOfCutKernels(Mobile space) {
        SearchSpace transforming = space.transformingKernels();
        Setting setting = space.setting(IMAGE, 10);
        for (int seed = 0; seed < 20; seed++) {
            Genome genome = Variation.random(space, Seeds.generator(seed, "genome"));

            assertThat(transforming.format(genome)).isEqualTo(space.format(genome));
            assertThat(transforming.decode(genome, setting).costs())
                    .isEqualTo(space.decode(genome, setting).costs());
        }
        assertThat(transforming.name()).isEqualTo(space.name());
        assertThat(transforming.genes()).isEqualTo(space.genes());
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void coveringNetworksReadEveryMatrix(Mobile space) {
        SearchSpace transforming = space.transformingKernels();
        Setting setting = space.setting(IMAGE, 10);
        Map<String, List<Integer>> covered = new HashMap<>();
        transforming
                .covering()
                .forEach(genome -> transforming.decode(genome, setting).params().stream()
                        .flatMap(param -> param.sources().stream())
                        .forEach(source -> covered.put(source.name(), source.fullShape())));
        for (int seed = 0; seed < 20; seed++) {
            Genome genome = Variation.random(space, Seeds.generator(seed, "genome"));

            transforming.decode(genome, setting).params().stream()
                    .flatMap(param -> param.sources().stream())
                    .forEach(source ->
                            assertThat(covered).as(source.name()).containsEntry(source.name(), source.fullShape()));
        }
    }

    @Test
    void spacesWithoutSuchKernelsSaySo() {
        assertThatThrownBy(() -> Spaces.named("nb201").transformingKernels())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "kernels (transform) is for spaces such as mobile-ofa, mobile and mbconv-mini; space (nb201) has none that it could make.");
    }

    private static List<String> transforms(Network network, String block) {
        return kernel(network, block).transforms().stream().map(Param::name).toList();
    }

    private static Param kernel(Network network, String block) {
        return network.node(block + ".depthwise").params().get(0);
    }
}
