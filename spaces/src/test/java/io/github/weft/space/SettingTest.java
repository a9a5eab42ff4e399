package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingTest {

    private static final Setting SETTING =
            new Setting(Shape.image(1, 28, 28), 10, new TreeMap<>(Map.of("channels", 16, "cells", 5)));

    @Test
    void changesItsSizes() {
        assertThat(SETTING.with(Map.of("cells", 1, "channels", 8)).skeleton())
                .containsExactly(Map.entry("cells", 1), Map.entry("channels", 8));
        assertThat(SETTING.with("cells", 2).size("cells")).isEqualTo(2);
        assertThat(SETTING.size("cells")).isEqualTo(5);
        assertThat(SETTING).hasToString("input=1x28x28,classes=10,skeleton={cells=5, channels=16}");
    }

    @Test
    void knowsItsSizes() {
        assertThatThrownBy(() -> SETTING.with("chanels", 8))
                .hasMessage("skeleton size (chanels) is not known. Did you mean channels? Known: cells, channels.");
        assertThatThrownBy(() -> SETTING.size("depth"))
                .hasMessage("skeleton size (depth) is not known. Known: cells, channels.");
    }

    @Test
    void rejectsAbsurdNumbers() {
        assertThatThrownBy(() -> SETTING.with("cells", 0))
                .hasMessage("skeleton size cells (0) must be between 1 and 4096.");
        assertThatThrownBy(() -> SETTING.with("channels", 1_000_000_000)).hasMessageContaining("1000000000");
        assertThatThrownBy(() -> new Setting(Shape.vector(1), 0, new TreeMap<>()))
                .hasMessage("classes (0) must be at least 1.");
    }
}
