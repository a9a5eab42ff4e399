package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.proxy.Proxies;
import io.github.weft.report.Metrics;
import io.github.weft.score.Metric;
import org.junit.jupiter.api.Test;

class DirectionsTest {

    /** Those that count weights or operations are more as proxies and less as costs; a report shows costs. */
    @Test
    void reportsTurnEveryProxyTheWayItsScoreGoes() {
        assertThat(Proxies.all())
                .filteredOn(proxy -> !Metrics.isCost(proxy.metric().name()))
                .hasSizeGreaterThan(20)
                .allSatisfy(proxy -> {
                    Metric metric = proxy.metric();
                    assertThat(Metrics.higherIsBetter(metric.name()))
                            .as(metric.name())
                            .isEqualTo(metric.higherIsBetter());
                });
    }
}
