package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "space: mobile\nobjectives: accuracy,-params\nseed: 7\n",
                "space: 'mobile' # the default\nobjectives: [accuracy, \"-params\"]\nseed: 7",
                "space: mobile\nobjectives:\n  - accuracy\n  - -params\nseed: 7",
                "{\"space\": \"mobile\", \"objectives\": [\"accuracy\", \"-params\"], \"seed\": 7, \"nested\": {\"a\": 1}}",
                "{\"space\": \"mobile\", \"objectives\": \"accuracy,-params\", \"seed\": 7}"
            })
    void readsEachFormOfConfiguration(String text) {
        var settings = Settings.parse(text);

        assertThat(settings.list("objectives")).containsExactly("accuracy", "-params");
        assertThat(settings.text("space")).hasValue("mobile");
        assertThat(settings.text("seed")).hasValue("7");
        assertThat(settings.text("strategy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{broken", "objectives:", "just some words"})
    void whatItDoesNotUnderstandLeavesTheDefaults(String text) {
        assertThat(Ranking.of(Settings.parse(text))).isEqualTo(Ranking.byAccuracy());
    }

    @Test
    void aMinusMeansLess() {
        assertThat(Objective.parse("-params").signed(3)).isEqualTo(-3);
        assertThat(Objective.parse("-params")).hasToString("-params");
        assertThat(Objective.usual("params")).isEqualTo(new Objective("params", false));
    }
}
