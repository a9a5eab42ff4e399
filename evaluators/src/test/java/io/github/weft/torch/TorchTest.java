package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class TorchTest {

    @Test
    void saysItsVersion() {
        assertThat(Torch.version()).isEqualTo("PyTorch 2.7.1 (DJL 0.35.1)");
    }

    @Test
    void putsTheModeBackWhenWorkFails() {
        try (Scope scope = Scope.open()) {
            NDArray leaf = scope.floats(new float[] {3}, 1);
            leaf.setRequiresGradient(true);
            Torch.recording(() -> {
                assertThatThrownBy(() -> Torch.plain(() -> {
                            throw new IllegalStateException("work failed");
                        }))
                        .hasMessage("work failed");
                Torch.backward(leaf.mul(leaf).sum());
                return true;
            });

            assertThat(Torch.gradient(leaf, scope).orElseThrow().toFloatArray()).containsExactly(6);
        }
    }

    @Test
    void plainWorkIsNotRecorded() {
        try (Scope scope = Scope.open()) {
            NDArray leaf = scope.floats(new float[] {3}, 1);
            leaf.setRequiresGradient(true);
            NDArray product = Torch.plain(() -> leaf.mul(leaf));

            assertThat(product.hasGradient()).isFalse();
        }
    }

    @Test
    void aViewSharesMemoryAndLivesInItsOwnScope() {
        try (Scope outer = Scope.open()) {
            NDArray array = outer.floats(new float[] {1, 2}, 2);
            NDArray view;
            try (Scope inner = outer.inner()) {
                view = inner.view(array);
                view.addi(1);
            }

            assertThat(array.toFloatArray()).containsExactly(2, 3);
            assertThatThrownBy(view::toFloatArray).isInstanceOf(IllegalStateException.class);
        }
    }
}
