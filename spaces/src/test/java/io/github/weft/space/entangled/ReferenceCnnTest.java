package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.StayDense;
import org.junit.jupiter.api.Test;

class ReferenceCnnTest {

    private final ReferenceCnn space = new ReferenceCnn();

    private Network network(String text) {
        return space.decode(space.parse(text), space.setting(Shape.image(1, 28, 28), 10));
    }

    @Test
    void theWidestIsTheReferenceNetwork() {
        Network network = network("16:32:64");

        assertThat(StayDense.nothing().prunable(network).stream().map(Layer::weights))
                .containsExactly(144L, 4_608L, 18_432L, 640L);
        assertThat(StayDense.usual().prunable(network).stream().map(Layer::kernel))
                .containsExactly("conv2.weight", "conv3.weight", "fc.weight");
        assertThat(network.costs().macs()).isEqualTo(112_896 + 903_168 + 903_168 + 640);
        assertThat(network.costs().params()).isEqualTo(23_824 + 2 * (16 + 32 + 64) + 10);
    }

    @Test
    void narrowerOnesAreParts() {
        assertThat(network("4:16:64").costs().params())
                .isEqualTo(36 + 4 * 16 * 9 + 16 * 64 * 9 + 640 + 2 * (4 + 16 + 64) + 10);
    }
}
