package io.github.weft.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReplicatesTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void meanAndDeviationOfTwoFourAndNine() {
        var replicates = new Replicates(List.of(Score.of(2), Score.of(4), Score.of(9)));

        assertThat(replicates.mean()).isEqualTo(Score.of(5));
        assertThat(replicates.deviation().orElseThrow()).isCloseTo(Math.sqrt(13), CLOSE);
    }

    @Test
    void failuresAreLeftOutUnlessThereIsNothingElse() {
        var failed = Score.failed("overflow: too much");

        assertThat(new Replicates(List.of(Score.of(3), failed)).mean()).isEqualTo(Score.of(3));
        assertThat(new Replicates(List.of(Score.of(3), failed)).measured()).isEqualTo(1);
        assertThat(new Replicates(List.of(failed, failed)).mean()).isEqualTo(failed);
        assertThat(new Replicates(List.of(Score.of(3), failed)).deviation()).isEmpty();
        assertThat(new Replicates(List.of()).mean()).isEqualTo(Score.failed("not evaluated"));
    }

    @Test
    void theOrderInWhichTheyCameChangesNothing() {
        var first = evaluation("a", 0, 1e16);
        var second = evaluation("a", 1, 1);
        var third = evaluation("b", 0, -1e16);

        assertThat(Replicates.of(List.of(third, second, first)))
                .isEqualTo(Replicates.of(List.of(first, second, third)))
                .isEqualTo(new Replicates(List.of(Score.of(1e16), Score.of(1), Score.of(-1e16))));
    }

    private static Evaluation evaluation(String batch, int replicate, double value) {
        var protocol = Protocol.exact().with("batch-digest", batch);
        return new Evaluation("x", "nwot", protocol, 0, replicate, Score.of(value), 0, List.of());
    }
}
