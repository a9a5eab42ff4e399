package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void knowsItsFeatures() {
        assertThat(Shape.image(3, 32, 28).features()).isEqualTo(3);
        assertThat(Shape.tokens(49, 64).features()).isEqualTo(64);
        assertThat(Shape.vector(10).features()).isEqualTo(10);
    }

    @Test
    void multipliesItsDimensions() {
        assertThat(Shape.image(3, 32, 28).size()).isEqualTo(2688);
        assertThat(Shape.image(3, 32, 28)).hasToString("3x32x28");
    }

    @Test
    void rejectsWhatIsNoShape() {
        assertThatThrownBy(() -> Shape.image(3, 0, 28)).hasMessageContaining("[3, 0, 28]");
        assertThatThrownBy(() -> new Shape(List.of())).hasMessageContaining("positive");
        assertThatThrownBy(() -> Shape.vector(10).height()).hasMessageContaining("(10) is not an image");
    }
}
