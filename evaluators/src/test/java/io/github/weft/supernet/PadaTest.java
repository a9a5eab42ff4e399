package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PadaTest {

    private static final SearchSpace CELLS = Spaces.named("nb201").keepingDeadEdges();
    private static final Setting SETTING = Nursery.setting(CELLS);

    /** Kernels of 1x1 have a gradient of 1 and of 3x3 of 3, nothing else has any; even images have norm 0.3, odd ones 0.1. */
    private record Imagined(Network network, List<Integer> images, double weight) implements Seen {
        @Override
        public double loss() {
            return 1;
        }

        @Override
        public double gradientNorm(String param) {
            return weight * (param.endsWith("weight") ? param.contains("conv1x1") ? 1 : 3 : 0);
        }

        @Override
        public List<Double> imageNorms() {
            return images.stream().map(image -> image % 2 == 0 ? 0.3 : 0.1).toList();
        }
    }

    /** 100 images in batches of 10, of 50 steps: 5 epochs. */
    private static Moment moment(int step) {
        return new Moment(9, step, 50, 100, 10);
    }

    private static void train(Pada pada, int from, int to) {
        for (int step = from; step < to; step++) {
            int first = step % 10 * 10;
            Plan plan = pada.plan(moment(step));
            Lesson lesson = plan.lessons().get(0);
            List<Integer> images = plan.showing()
                    .map(Showing::images)
                    .orElse(IntStream.range(first, first + 10).boxed().toList());
            pada.learn(lesson, new Imagined(CELLS.decode(lesson.genome(), SETTING), images, lesson.weight()));
        }
    }

    private static Pada pada(boolean unbiased, Importance importance, double most) {
        return new Pada(CELLS, SETTING, unbiased, importance, most);
    }

    private static List<Double> chances(Pada pada) {
        return pada.drawn().orElseThrow().choices().stream()
                .map(Drawn.Choice::chance)
                .toList();
    }

    /** Of 5 epochs the second begins at t = 1/5, the last at 4/5, or at the cap. Choices without weights keep (1 - t) / 5. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void importanceRisesWithTheEpochsUpToTheCap(boolean unbiased) {
        Pada pada = pada(unbiased, Importance.BOTH, 0.7);
        double[] floors = {0.2, 0.16, 0.12, 0.08, 0.06};
        for (int epoch = 0; epoch < 5; epoch++) {
            train(pada, 10 * epoch, 10 * epoch + 10);
            for (int without : new int[] {0, 1, 4}) {
                assertThat(chances(pada).get(without)).isCloseTo(floors[epoch], within(1e-9));
            }
        }
        assertThat(chances(pada).get(3)).isGreaterThan(2 * chances(pada).get(2));
        assertThat(pada.drawn().orElseThrow().epoch()).isEqualTo(4);
        assertThat(pada.drawn().orElseThrow().choices().stream()
                        .mapToLong(Drawn.Choice::inAll)
                        .sum())
                .isEqualTo(50 * 6);
    }

    @Test
    void theFirstEpochShowsEveryImageOnceAndLaterOnesByTheirNorms() {
        Pada pada = pada(false, Importance.BOTH, 1);
        train(pada, 0, 10);
        assertThat(pada.plan(moment(9)).showing()).isEmpty();
        train(pada, 10, 40);

        long even = 0;
        for (int step = 40; step < 50; step++) {
            Showing shown = pada.plan(moment(step)).showing().orElseThrow();
            assertThat(shown.weights()).containsOnly(1.0);
            even += shown.images().stream().filter(image -> image % 2 == 0).count();
        }
        assertThat(even / 100.0).isBetween(0.55, 0.95);
    }

    @ParameterizedTest
    @EnumSource(Importance.class)
    void eachPartCanBeLeftOut(Importance importance) {
        Pada pada = pada(true, importance, 0.9);
        train(pada, 0, 30);
        Plan plan = pada.plan(moment(30));

        assertThat(plan.showing().isPresent()).isEqualTo(importance != Importance.PATHS);
        if (importance == Importance.DATA) {
            assertThat(chances(pada)).containsOnly(0.2);
            assertThat(plan.lessons().get(0).weight()).isCloseTo(1, within(1e-12));
        } else {
            double expected = plan.lessons().get(0).genome().alleles().stream()
                    .mapToDouble(allele -> 0.2 / chances(pada).get(allele))
                    .reduce(1, (one, other) -> one * other);
            assertThat(plan.lessons().get(0).weight()).isCloseTo(expected, within(1e-9));
            assertThat(expected).isNotCloseTo(1, within(0.01));
        }
    }

    /** The weight of a lesson is in its gradients, and taken out again. */
    @Test
    void weightsDoNotDisturbTheNorms() {
        Pada biased = pada(false, Importance.PATHS, 0.5);
        Pada unbiased = pada(true, Importance.PATHS, 0.5);
        train(biased, 0, 45);
        train(unbiased, 0, 45);

        for (int choice = 0; choice < 5; choice++) {
            assertThat(chances(unbiased).get(choice)).isCloseTo(chances(biased).get(choice), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10, 19, 37})
    void aRestoredSamplerGoesOnAlike(int step) {
        Pada straight = pada(true, Importance.BOTH, 0.9);
        Pada broken = pada(true, Importance.BOTH, 0.9);
        train(straight, 0, step);
        train(broken, 0, step);
        Pada restored = pada(true, Importance.BOTH, 0.9);
        restored.restore(broken.state());
        assertThat(restored.state()).isEqualTo(broken.state()).doesNotContain("\n");

        for (int next = step; next < 45; next++) {
            assertThat(restored.plan(moment(next))).isEqualTo(straight.plan(moment(next)));
            train(straight, next, next + 1);
            train(restored, next, next + 1);
        }
        assertThat(restored.state()).isEqualTo(straight.state());
    }

    @Test
    void whatIsNoStateIsRefused() {
        for (String text : List.of("", "x", "3 base64:AAAA", "3 5 6 7 8 9 10")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pada(false, Importance.BOTH, 1).restore(text))
                    .withMessageContaining("sampler's state");
        }
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pada(false, Importance.BOTH, 0))
                .withMessageContaining("importance-cap (0.0)");
        SearchSpace mobile = Spaces.named("mobile");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pada(mobile, Nursery.setting(mobile), false, Importance.BOTH, 1))
                .withMessageContaining("importance (both)")
                .withMessageContaining("space mobile")
                .withMessageContaining("Maybe use importance data.");
        assertThat(new Pada(mobile, Nursery.setting(mobile), false, Importance.DATA, 1).protocol())
                .isEqualTo("pada(data,1.0)");
    }
}
