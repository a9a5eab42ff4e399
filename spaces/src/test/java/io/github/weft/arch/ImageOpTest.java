package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageOpTest {

    private static final Shape IMAGE = Shape.image(6, 5, 4);

    @Test
    void shapesAreThoseOfTheImage() {
        assertThat(new ImageOp.Resize(7, 2).outputShape(List.of(IMAGE))).isEqualTo(Shape.image(6, 7, 2));
        assertThat(new ImageOp.ScaleChannels().outputShape(List.of(IMAGE, Shape.vector(6))))
                .isEqualTo(IMAGE);
        assertThat(new ImageOp.Resize(7, 2).macs(List.of(IMAGE))).isZero();
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> new ImageOp.ScaleChannels().outputShape(List.of(IMAGE, Shape.vector(5))))
                .hasMessage("scale-channels needs one factor for each channel of (6x5x4), not (5).");
        assertThatThrownBy(() -> new ImageOp.ScaleChannels().outputShape(List.of(IMAGE)))
                .hasMessage("scale-channels takes 2 input(s), not 1.");
        assertThatThrownBy(() -> new ImageOp.Resize(7, 2).outputShape(List.of(Shape.vector(6))))
                .hasMessage("resize needs an image, not (6).");
        assertThatThrownBy(() -> new ImageOp.Resize(0, 2)).hasMessage("resize (0x2) must be positive.");
    }

    /** Two convolutions in a row, the second scaled by a linear layer of its means: one path of length 2, but 3 layers deep. */
    @Test
    void factorsAreNoPathOfTheirOwn() {
        var builder = new NetworkBuilder();
        Extent wide = Extent.whole(4);
        String at = builder.conv("c1", builder.input("x", Shape.image(4, 3, 3)), wide, wide, Extent.whole(3), 1);
        at = builder.conv("c2", at, wide, wide, Extent.whole(3), 1);
        String factors = builder.linear("factors", builder.globalAveragePool("means", at), wide, wide);
        at = builder.scaleChannels("scaled", at, factors);
        builder.output(Network.LOGITS, builder.globalAveragePool("mean", at));
        Network network = builder.build();

        assertThat(RateScale.of(network).cubes()).isEqualTo(BigInteger.valueOf(8));
        assertThat(network.costs().depth()).isEqualTo(3);
    }
}
