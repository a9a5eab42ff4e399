package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("torch")
class SmoothedCrossEntropyTest {

    private static final float LN3 = (float) Math.log(3);

    /** Probabilities 1/4, 3/4 and 1/2, 1/2; labels 1 and 0: -(.95 ln .75 + .05 ln .25) = .3426127 and ln 2. */
    @ParameterizedTest
    @CsvSource({"0, 0.4904146", "0.1, 0.5178799"})
    void isTheMeanOverTheBatch(double smoothing, float expected) {
        try (Scope scope = Scope.open()) {
            NDArray logits = scope.floats(new float[] {0, LN3, 5, 5}, 2, 2);

            NDArray loss = SmoothedCrossEntropy.of(logits, new int[] {1, 0}, smoothing, scope);

            assertThat(loss.getFloat()).isCloseTo(expected, within(1e-6f));
        }
    }

    /** The derivative by a logit is (probability - target) / batch. */
    @Test
    void gradientIsProbabilityMinusTarget() {
        try (Scope scope = Scope.open()) {
            NDArray logits = scope.floats(new float[] {0, LN3, 5, 5}, 2, 2);
            logits.setRequiresGradient(true);

            Torch.backward(Torch.recording(() -> SmoothedCrossEntropy.of(logits, new int[] {1, 0}, 0.1, scope)));

            float[] gradient = Torch.gradient(logits, scope).orElseThrow().toFloatArray();
            float[] expected = {(.25f - .05f) / 2, (.75f - .95f) / 2, (.5f - .95f) / 2, (.5f - .05f) / 2};
            assertThat(gradient).containsExactly(expected, within(1e-6f));
        }
    }
}
