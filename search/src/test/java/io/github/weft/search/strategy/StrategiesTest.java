package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StrategiesTest {

    @Test
    void makesEachStrategyUnderItsName() {
        assertThat(Strategies.all())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(
                                Strategies.named(entry.name(), StrategyOptions.defaults(), ToyGrid.terrain())
                                        .name())
                        .isEqualTo(entry.name()));
    }

    @Test
    void readsOnlySettingsThatExist() {
        var keys = StrategyOptions.settings().stream()
                .map(StrategyOptions.Setting::key)
                .toList();

        assertThat(Strategies.all()).allSatisfy(entry -> assertThat(keys).containsAll(entry.settings()));
    }

    @Test
    void suggestsTheNearestName() {
        assertThatThrownBy(() -> Strategies.named("agin", StrategyOptions.defaults(), ToyGrid.terrain()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("strategy (agin) is not known. Did you mean aging? Known: random, aging");
        assertThatThrownBy(() -> Strategies.named("bohb", StrategyOptions.defaults(), ToyGrid.terrain()))
                .hasMessageStartingWith("strategy (bohb) is not known. Known: random, aging");
    }

    @Test
    void refusesMoreObjectivesThanAStrategyPursues() {
        assertThatThrownBy(() -> Strategies.named("aging", StrategyOptions.defaults(), ToyGrid.terrain(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "strategy (aging) pursues one objective, not 2. Give it one, such as --objectives accuracy; for several: random");
    }
}
