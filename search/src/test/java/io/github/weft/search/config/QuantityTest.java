package io.github.weft.search.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void readsNumbersAsPeopleWriteThem() {
        assertThat(Quantity.count("100k")).isEqualTo(100_000);
        assertThat(Quantity.count("1.5M")).isEqualTo(1_500_000);
        assertThat(Quantity.bytes("4g")).isEqualTo(4L << 30);
        assertThat(Quantity.duration("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Quantity.duration("1.5h")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Quantity.integer("2k", 1, 5000)).isEqualTo(2000);
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThatThrownBy(() -> Quantity.count("-3")).hasMessageContaining("100k");
        assertThatThrownBy(() -> Quantity.duration("8")).hasMessageContaining("8h");
        assertThatThrownBy(() -> Quantity.integer("0.5", 0, 10)).hasMessageContaining("from 0 to 10");
    }
}
