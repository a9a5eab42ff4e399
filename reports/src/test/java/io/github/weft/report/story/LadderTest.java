package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.report.Facts;
import org.junit.jupiter.api.Test;

class LadderTest {

    /** By zero-cost a, b, c; after 3 epochs c 84, b 83, a 80 (the mean of two): all three pairs are the other way round. Then b beats c. */
    @Test
    void eachRungIsHeldAgainstTheNext() {
        Ladder ladder = Ladder.of(Facts.ofObjectives("accuracy")
                .score("a", "zero-cost", -1)
                .score("b", "zero-cost", -2)
                .score("c", "zero-cost", -3)
                .score("d", "zero-cost", -4)
                .score("a", "accuracy", 3, 0, 79)
                .score("a", "accuracy", 3, 1, 81)
                .score("b", "accuracy", 3, 0, 83)
                .score("c", "accuracy", 3, 0, 84)
                .score("c", "accuracy", 30, 0, 88)
                .score("b", "accuracy", 30, 0, 90.5)
                .view());

        assertThat(ladder.climbs()).hasSize(2);
        Ladder.Climb first = ladder.climbs().get(0);
        assertThat(first.from()).isEqualTo("zero-cost");
        assertThat(first.to()).isEqualTo("trained (3 epochs)");
        assertThat(first.judged()).isEqualTo(4);
        assertThat(first.candidates()).isEqualTo(3);
        assertThat(first.tau()).hasValue(-1);
        assertThat(first.chosen()).isEqualTo(80);
        assertThat(first.best()).isEqualTo(84);
        assertThat(first.place()).isEqualTo(3);
        assertThat(first.regret()).isEqualTo(4);
        Ladder.Climb second = ladder.climbs().get(1);
        assertThat(second.tau()).isEmpty();
        assertThat(second.regret()).isEqualTo(2.5);
        assertThat(second.place()).isEqualTo(2);
    }

    @Test
    void aRungThatNoTwoReachedIsNone() {
        assertThat(Ladder.of(Facts.ofObjectives("accuracy")
                                .score("a", "zero-cost", -1)
                                .score("b", "zero-cost", -2)
                                .score("a", "accuracy", 3, 0, 79)
                                .view())
                        .climbs())
                .isEmpty();
    }
}
