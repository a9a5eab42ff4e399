package io.github.weft.search.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoteTest {

    @Test
    void aMinusTurnsScoresUpsideDown() {
        assertThat(Vote.parse("-fisher").signed(Score.of(3))).isEqualTo(Score.of(-3));
        assertThat(Vote.parse("fisher").signed(Score.of(3))).isEqualTo(Score.of(3));
    }

    @Test
    void theLowestScoreIsNotTheLowestFromAbove() {
        var lowest = Score.failed("identical codes: 3 of 64");

        assertThat(Vote.parse("nwot").signed(lowest)).isEqualTo(lowest);
        assertThat(Vote.parse("-nwot").signed(lowest)).isEqualTo(Score.failed("unsigned: identical codes: 3 of 64"));
    }

    @Test
    void aListMayMixSignsButNotContradictItself() {
        var config = SearchConfig.of(Map.of("proxies", "-fisher,nwot"));

        assertThat(config.value(Keys.PROXIES)).isEqualTo(List.of(new Vote("fisher", true), new Vote("nwot", false)));
        assertThat(SearchConfig.parse(config.text()).value(Keys.PROXIES)).isEqualTo(config.value(Keys.PROXIES));
        assertThatThrownBy(() -> SearchConfig.of(Map.of("proxies", "-fisher,fisher")))
                .hasMessageContaining("with and without a minus");
        assertThatThrownBy(() -> SearchConfig.of(Map.of("proxies", "-fischer")))
                .hasMessageContaining("Did you mean fisher?");
    }
}
