package io.github.weft.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    @Test
    void keepsItsOwnCurve() {
        List<Double> curve = new ArrayList<>(List.of(0.5, 0.75));
        Evaluation evaluation = new Evaluation("c", "accuracy", Protocol.exact(), 2, 0, Score.of(0.75), 1.5, curve);
        curve.clear();

        assertThat(evaluation.curve()).containsExactly(0.5, 0.75);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "0, 0, NaN"})
    void rejectsNegativeNumbers(int fidelity, int replicate, double seconds) {
        assertThatThrownBy(() -> new Evaluation(
                        "c", "snip", Protocol.exact(), fidelity, replicate, Score.of(1), seconds, List.of()))
                .hasMessageContaining("must not be negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Snip", "grad_norm", "-snip", "snip-", "a--b"})
    void rejectsMetricNamesThatUsersCouldNotType(String name) {
        assertThatThrownBy(() -> Metric.maximize(name)).hasMessageContaining("(" + name + ")");
    }

    @Test
    void metricsHaveADirection() {
        assertThat(Metric.maximize("top-1").in("%")).isEqualTo(new Metric("top-1", true, "%"));
        assertThat(Metric.minimize("latency").higherIsBetter()).isFalse();
    }
}
