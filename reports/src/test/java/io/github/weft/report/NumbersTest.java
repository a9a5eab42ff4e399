package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accuracy|89.125|89.13",
                "params|1203400|1,203,400",
                "params|12.5|12.50",
                "flops|812|812",
                "flops|5214112|5.21M",
                "flops|12345|12.35k",
                "zero-cost|-0.73154|-0.7315",
                "zero-cost|-12.3456|-12.35",
                "nwot|412.52|412.5",
                "nwot|0|0",
                "synflow|1.50049e9|1.500e9",
                "synflow|-0.0000123456|-1.235e-5",
                "synflow|99999.6|100000"
            })
    void readAsPeopleWriteThem(String metric, double value, String text) {
        assertThat(Numbers.text(metric, value)).isEqualTo(text);
    }
}
