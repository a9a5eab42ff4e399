package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StrategyOptionsTest {

    @Test
    void listsItsDefaults() {
        assertThat(StrategyOptions.settings().stream()
                        .map(setting -> setting.key() + "=" + setting.value())
                        .collect(Collectors.joining(" ")))
                .isEqualTo("population=64 sample=10 crossover-rate=0.9 mutation-rate=0.2 lag=4 warm-up=0 move=false");
    }

    @Test
    void namesEverySettingThatIsOutOfRange() {
        assertThatThrownBy(() -> new StrategyOptions(1, 0, -0.1, Double.NaN, 0, -1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        population (1) must be between 2 and 100000.
                        sample (0) must be between 1 and 100000.
                        crossover-rate (-0.1) must be between 0 and 1.
                        mutation-rate (NaN) must be between 0 and 1.
                        lag (0) must be between 1 and 1000.
                        warm-up (-1) must be between 0 and 10000000.""");
    }

    @Test
    void wantsAWarmUpThatCanFillThePopulation() {
        assertThatThrownBy(() -> new StrategyOptions(64, 10, 0.5, 0.5, 1, 63, false))
                .hasMessage("warm-up (63) must be 0 or at least the population (64), which it chooses.");
    }
}
