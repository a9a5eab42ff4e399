package io.github.weft.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

    @Test
    void ofANumberIsMeasured() {
        assertThat(Score.of(-2.5).value()).hasValue(-2.5);
        assertThat(Score.of(-2.5).failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void ofNoNumberIsAFailure(double value) {
        Score score = Score.of(value);

        assertThat(score.value()).isEmpty();
        assertThat(score.failure()).contains("not finite: " + value);
        assertThatThrownBy(() -> new Score.Measured(value)).hasMessageContaining("finite");
    }

    @Test
    void failuresHaveAKind() {
        assertThat(new Score.Failed("deadline: 30 s").kind()).isEqualTo("deadline");
        assertThat(new Score.Failed("crashed").kind()).isEqualTo("crashed");
        assertThatThrownBy(() -> Score.failed(" ")).hasMessageContaining("reason");
    }
}
