package io.github.weft.evopress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.sparsity.Levels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvoPressTest {

    private static final Rounds THREE = Rounds.parse("4:10,2:40,1:160");
    private static final List<Integer> BEST = List.of(3, -2, 0, 4, -5, 0);
    private static final Levels SIX = levels(6, 8);

    private static Levels levels(int kernels, int reach) {
        return new Levels(Collections.nCopies(kernels, -reach), Collections.nCopies(kernels, reach));
    }

    private static double distance(List<Integer> levels) {
        double distance = 0;
        for (int i = 0; i < levels.size(); i++) {
            distance += Math.pow(levels.get(i) - BEST.get(i), 2);
        }
        return distance;
    }

    private static List<Score> exact(List<List<Integer>> candidates, Sample sample) {
        return candidates.stream().map(each -> Score.of(distance(each))).toList();
    }

    /** Noise as of a sample: one draw for each candidate and sample, less with more images. */
    private static List<Score> noisy(List<List<Integer>> candidates, Sample sample) {
        return candidates.stream()
                .map(each -> Score.of(distance(each)
                        + 20
                                * Seeds.generator(sample.seed(), each, sample.generation(), sample.round())
                                        .nextGaussian()
                                / Math.sqrt(sample.images())))
                .toList();
    }

    private record Asked(List<List<Integer>> candidates, Sample sample) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheSumAtZeroAndEveryLevelInItsRange(long seed) {
        var levels = new Levels(List.of(-3, -1, 0, -8, -2, 0), List.of(2, 0, 0, 8, 8, 1));
        var evoPress = new EvoPress(levels, 12, THREE, EvoPressTest::noisy, seed);

        Generation at = evoPress.start();
        for (int i = 0; i < 50; i++) {
            at = evoPress.next(at);
            levels.check(at.levels());
            assertThat(at.levels().stream().mapToInt(Integer::intValue).sum()).isZero();
            assertThat(at.levels().get(2)).as("has no room").isZero();
        }
    }

    @Test
    void asksOneSampleOfAllInARoundAndAboutTheParentInTheLastAlone() {
        var asked = new ArrayList<Asked>();
        var evoPress = new EvoPress(
                SIX,
                16,
                THREE,
                (candidates, sample) -> {
                    asked.add(new Asked(candidates, sample));
                    return noisy(candidates, sample);
                },
                7);
        Generation parent = evoPress.next(evoPress.next(evoPress.start()));
        asked.clear();

        Generation next = evoPress.next(parent);

        assertThat(asked).hasSize(3);
        assertThat(asked.stream().map(each -> each.candidates().size())).containsExactly(16, 4, 3);
        assertThat(asked.stream().map(each -> each.sample().images())).containsExactly(10, 40, 160);
        assertThat(asked.get(0).candidates()).doesNotContain(parent.levels()).doesNotHaveDuplicates();
        assertThat(asked.get(1).candidates()).doesNotContain(parent.levels());
        assertThat(asked.get(2).candidates()).containsOnlyOnce(parent.levels());
        assertThat(next.images() - parent.images())
                .isEqualTo(16 * 10 + 4 * 40 + 3 * 160)
                .isEqualTo(THREE.images(16));
    }

    @Test
    void returnsNobodyWorseThanTheParentOnTheLastSample() {
        var last = new ArrayList<Score>();
        var evoPress = new EvoPress(
                SIX,
                16,
                THREE,
                (candidates, sample) -> {
                    last.clear();
                    last.addAll(noisy(candidates, sample));
                    return last;
                },
                3);

        Generation at = evoPress.start();
        for (int i = 0; i < 40; i++) {
            at = evoPress.next(at);
            double parent = last.get(0).value().orElseThrow();
            assertThat(at.loss().value().orElseThrow()).isLessThanOrEqualTo(parent);
            assertThat(at.moved()).isEqualTo(at.loss().value().orElseThrow() < parent);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withOneRoundIsElitistAndFindsTheBest(long seed) {
        var evoPress = new EvoPress(SIX, 8, Rounds.single(100), EvoPressTest::exact, seed);

        Generation at = evoPress.start();
        double before = distance(at.levels());
        for (int i = 0; i < 60; i++) {
            at = evoPress.next(at);
            assertThat(distance(at.levels())).isLessThanOrEqualTo(before);
            before = distance(at.levels());
        }

        assertThat(at.levels()).isEqualTo(BEST);
        assertThat(at.images()).isEqualTo(60 * 9 * 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bearsDifferentChildrenOnly(long seed) {
        var evoPress = new EvoPress(SIX, 64, THREE, EvoPressTest::exact, seed);
        List<Integer> parent = List.of(1, -1, 2, -2, 8, -8);

        List<List<Integer>> offspring = evoPress.offspring(parent, Seeds.generator(seed));

        assertThat(offspring).hasSize(64).doesNotHaveDuplicates().doesNotContain(parent);
        assertThat(offspring)
                .allSatisfy(child -> assertThat(steps(parent, child)).isBetween(1, 3));
    }

    /** Levels taken from some kernels and given to others. */
    private static int steps(List<Integer> parent, List<Integer> child) {
        int sum = 0;
        for (int i = 0; i < parent.size(); i++) {
            sum += Math.abs(parent.get(i) - child.get(i));
        }
        return sum / 2;
    }

    @Test
    void endsWhereThereIsLittleRoomOrNone() {
        var two = new EvoPress(levels(2, 1), 16, THREE, EvoPressTest::exact, 1);
        assertThat(new HashSet<>(two.offspring(List.of(0, 0), Seeds.generator(1))))
                .containsExactlyInAnyOrder(List.of(1, -1), List.of(-1, 1));
        assertThat(two.next(two.start()).images())
                .as("rounds that drop nobody are left out: two children and the parent in the last")
                .isEqualTo(3 * 160);

        for (Levels stuck : List.of(
                levels(3, 0),
                levels(1, 8),
                new Levels(List.of(-2, 0), List.of(2, 0)),
                new Levels(List.of(0, 0), List.of(3, 3)))) {
            var evoPress = new EvoPress(stuck, 16, THREE, EvoPressTest::exact, 1);
            Generation next = evoPress.next(evoPress.start());
            assertThat(next.levels()).isEqualTo(stuck.start());
            assertThat(next.number()).isOne();
            assertThat(next.images()).isZero();
        }
    }

    @Test
    void isTheSameTwiceAndAnotherByAnotherSeed() {
        assertThat(course(5)).isEqualTo(course(5)).isNotEqualTo(course(6));
    }

    private static List<Generation> course(long seed) {
        var evoPress = new EvoPress(SIX, 16, THREE, EvoPressTest::noisy, seed);
        var course = new ArrayList<>(List.of(evoPress.start()));
        for (int i = 0; i < 20; i++) {
            course.add(evoPress.next(course.get(i)));
        }
        return course;
    }

    @Test
    void failuresLoseAndTheParentStaysWhereAllFail() {
        var failing = new EvoPress(
                SIX,
                8,
                THREE,
                (candidates, sample) ->
                        candidates.stream().map(any -> Score.failed("broken")).toList(),
                1);
        assertThat(failing.next(failing.start()).levels()).isEqualTo(SIX.start());

        var onlyOne = new EvoPress(
                SIX,
                8,
                THREE,
                (candidates, sample) -> candidates.stream()
                        .map(each -> each.get(0) > 0 ? Score.of(9) : Score.failed("broken"))
                        .toList(),
                1);
        Generation survivor = onlyOne.next(onlyOne.start());
        assertThat(survivor.levels().get(0)).isPositive();
        assertThat(survivor.loss()).isEqualTo(Score.of(9));
    }

    @Test
    void refusesFewerOffspringThanSurviveTheFirstRound() {
        assertThatThrownBy(() -> new EvoPress(SIX, 3, THREE, EvoPressTest::exact, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "lambda (3) must be at least 1, and no fewer offspring than survive the first round of 4:10,2:40,1:160.");
    }
}
