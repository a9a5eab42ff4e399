package io.github.weft.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteTest {

    private static final List<String> KNOWN = List.of("fisher", "nwot");

    @Test
    void aMinusTurnsScoresUpsideDown() {
        assertThat(Vote.parse("-fisher", KNOWN).signed(Score.of(3))).isEqualTo(Score.of(-3));
        assertThat(Vote.parse("fisher", KNOWN).signed(Score.of(3))).isEqualTo(Score.of(3));
    }

    @Test
    void theLowestScoreIsNotTheLowestFromAbove() {
        var lowest = Score.failed("identical codes: 3 of 64");

        assertThat(Vote.parse("nwot", KNOWN).signed(lowest)).isEqualTo(lowest);
        assertThat(Vote.parse("-nwot", KNOWN).signed(lowest))
                .isEqualTo(Score.failed("unsigned: identical codes: 3 of 64"));
    }

    @Test
    void anUnknownProxyIsAnsweredWithWhatWasMeant() {
        assertThatThrownBy(() -> Vote.parse("-fischer", KNOWN)).hasMessageContaining("Did you mean fisher?");
    }
}
