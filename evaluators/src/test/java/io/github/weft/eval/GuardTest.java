package io.github.weft.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Shape;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuardTest {

    private final SearchSpace space = Spaces.named("mobile");
    private final Setting setting = space.setting(Shape.image(1, 28, 28), 10);
    private final Genome genome = Variation.random(space, new SplittableRandom(1));
    private final Costs costs = space.decode(genome, setting).costs();
    private final long needed = 2 * 64 * costs.activationBytes() + 16 * costs.params();

    @Test
    void letsThroughWhatFitsExactly() {
        assertThat(evaluate(needed).score().value()).hasValue(7);
    }

    @Test
    void failsWhatIsOneByteTooLargeAtTheStagesFidelity() {
        Evaluation evaluation = evaluate(needed - 1);

        assertThat(evaluation.score().failure().orElseThrow()).startsWith("too large: predicted ");
        assertThat(evaluation.fidelity()).isEqualTo(3);
        assertThat(evaluation.candidate()).isEqualTo(space.format(space.canonical(genome)));
    }

    @Test
    void anUnforeseenExceptionIsTheCandidatesFailure() {
        Evaluation evaluation = new Guard(new Broken(), space, setting, 64, 3, needed)
                .evaluate(genome, 0)
                .get(0);

        assertThat(evaluation.score().failure()).hasValue("fault: ArrayIndexOutOfBoundsException");
    }

    private static final class Broken implements Stage {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.maximize("seven"));
        }

        @Override
        public List<Evaluation> evaluate(Genome any, int replicate) {
            throw new ArrayIndexOutOfBoundsException(7);
        }
    }

    private Evaluation evaluate(long limit) {
        return new Guard(new Seven(), space, setting, 64, 3, limit)
                .evaluate(genome, 0)
                .get(0);
    }

    private final class Seven implements Stage {
        @Override
        public String name() {
            return "seven";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.maximize("seven"));
        }

        @Override
        public List<Evaluation> evaluate(Genome any, int replicate) {
            return List.of(new Evaluation(
                    space.format(space.canonical(any)),
                    "seven",
                    Protocol.exact(),
                    3,
                    replicate,
                    Score.of(7),
                    0,
                    List.of()));
        }
    }
}
