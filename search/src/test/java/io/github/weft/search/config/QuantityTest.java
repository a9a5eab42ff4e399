package io.github.weft.search.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
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
    void latenciesAreInMilliseconds() {
        assertThat(Quantity.milliseconds("5ms")).isEqualTo(5);
        assertThat(Quantity.milliseconds("800us")).isEqualTo(.8);
        assertThat(Quantity.milliseconds("0.1s")).isEqualTo(100);
        assertThatThrownBy(() -> Quantity.milliseconds("5")).hasMessageContaining("800us");
        assertThatThrownBy(() -> Quantity.milliseconds("5m")).hasMessageContaining("800us");
    }

    @Test
    void limitsOnLatencyHaveAUnitAndOthersAreCounts() {
        Constraint latency = Constraint.parse("latency<0.8ms");

        assertThat(latency).isEqualTo(Constraint.parse("latency < 800us")).hasToString("latency<0.8ms");
        assertThat(latency.holds(Map.of("latency", .79, "params", 9e9))).isTrue();
        assertThat(latency.holds(Map.of("latency", .8))).isFalse();
        assertThat(latency.holds(Map.of("params", 1))).isFalse();
        assertThat(Constraint.parse("params<=100k")).hasToString("params<=100000");
        assertThat(Constraint.parse("params<=100k").holds(Map.of("params", 100_000L)))
                .isTrue();
        assertThat(Constraint.parse("latency>5ms")).hasToString("latency>5ms");
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThatThrownBy(() -> Quantity.count("-3")).hasMessageContaining("100k");
        assertThatThrownBy(() -> Quantity.duration("8")).hasMessageContaining("8h");
        assertThatThrownBy(() -> Quantity.integer("0.5", 0, 10)).hasMessageContaining("from 0 to 10");
    }
}
