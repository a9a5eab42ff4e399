package io.github.weft.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelsTest {

    private final Levels levels = new Levels(List.of(-2, 0, -8, -1), List.of(3, 0, 8, 1));

    @Test
    void projectionClipsAndThenMovesOneLevelAtATimeToMostRoom() {
        // clipped 3 0 8 1 = 12: eleven from the third (room 16 to 5), one from the first (room 5, the first of equals)
        assertThat(levels.projected(List.of(9, 4, 20, 1))).containsExactly(2, 0, -3, 1);
        assertThat(levels.projected(List.of(1, 0, 0, -1))).containsExactly(1, 0, 0, -1);
    }

    @Test
    void projectionIsIdempotentAndInRange() {
        RandomGenerator random = Seeds.generator(1, "levels");
        for (int i = 0; i < 1_000; i++) {
            List<Integer> any =
                    IntStream.range(0, 4).mapToObj(k -> random.nextInt(-8, 9)).toList();
            List<Integer> projected = levels.projected(any);
            levels.check(projected);
            assertThat(levels.projected(projected)).isEqualTo(projected);
        }
    }

    @Test
    void switchesKeepSumAndRangesAndNeverTouchAKernelWithoutRoom() {
        RandomGenerator random = Seeds.generator(2, "levels");
        List<Integer> at = levels.start();
        for (int i = 0; i < 10_000; i++) {
            List<Integer> next = levels.switched(at, random);
            levels.check(next);
            assertThat(next).isNotEqualTo(at);
            assertThat(next.get(1)).isZero();
            at = next;
        }
    }

    @Test
    void oneSwitchIsDrawnFiveTimesInNine() {
        var wide = new Levels(List.of(-100, -100), List.of(100, 100));
        RandomGenerator random = Seeds.generator(3, "levels");
        double moved = 0;
        for (int i = 0; i < 20_000; i++) {
            moved += Math.abs(wide.switched(wide.start(), random).get(0));
        }
        // with two kernels a switch is a step left or right: 1 step 5/9, 2 steps 3/9 (0 half of the time, then drawn
        // anew), 3 steps 1/9 (3 once in four, else 1)
        double kept = 5.0 / 9 + 3.0 / 18 + 1.0 / 9;
        double mean = (5.0 / 9 + 2 * 3.0 / 18 + (3 * 0.25 + 0.75) / 9) / kept;
        assertThat(moved / 20_000).isEqualTo(mean, within(0.02));
    }

    @Test
    void neighboursExchangeOneLevelWithTheNextThatCanMove() {
        assertThat(levels.neighbours(levels.start()))
                .containsExactly(
                        List.of(-1, 0, 1, 0), List.of(1, 0, -1, 0), List.of(0, 0, -1, 1), List.of(0, 0, 1, -1));
    }

    @Test
    void everyVectorIsReachedByNeighbours() {
        Set<List<Integer>> reached = new HashSet<>(Set.of(levels.start()));
        var queue = new ArrayDeque<>(reached);
        while (!queue.isEmpty()) {
            levels.neighbours(queue.poll()).stream().filter(reached::add).forEach(queue::add);
        }
        // first -2..3 and fourth -1..1 leave the third within -4..3
        assertThat(reached).hasSize(6 * 3);
    }

    @Test
    void levelsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> levels.check(List.of(4, 0, -4, 0)))
                .hasMessage("level (4) of kernel 1 must be from -2 to 3.");
        assertThatThrownBy(() -> levels.check(List.of(1, 0, 0, 0)))
                .hasMessage("levels ([1, 0, 0, 0]) must add up to 0, not 1.");
        assertThat(new Levels(List.of(-1, 0), List.of(1, 0)).movable(List.of(0, 0)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void whereverLevelsStandTheBudgetIsExactAndNoRangeIsLeft(Start start) {
        RandomGenerator random = Seeds.generator(4, "levels", start);
        for (double density : List.of(0.05, 0.1, 0.2, 0.5, 0.9)) {
            Apportionment shared = Apportionment.of(Reference.LAYERS, density, start);
            List<Integer> at = shared.levels().start();
            for (int i = 0; i < 200; i++) {
                at = shared.levels().switched(at, random);
                SparsityPlan plan = shared.plan(at, MaskChoice.RANDOM, Optional.empty());
                assertThat(plan.total()).isEqualTo(Math.round(density * 23_824));
                Reference.LAYERS.forEach(layer -> assertThat(plan.nonzeros().get(layer.kernel()))
                        .isBetween(layer.range().fewest(), layer.range().most()));
            }
        }
    }

    @Test
    void aLevelIsWorthHalfAnEighthOfTheMeanKernelsWeights() {
        // floor(.5 * .1 * 23824 / (8 * 4)) = 37
        Apportionment shared = Apportionment.of(Reference.LAYERS, 0.1, Start.ERK);

        assertThat(shared.budget().step()).isEqualTo(37);
        assertThat(shared.levels().lowest()).containsExactly(-3, -8, -8, -8);
        assertThat(shared.levels().highest()).containsExactly(0, 8, 8, 0);
        assertThat(shared.plan(List.of(-3, 1, 2, 0), MaskChoice.RANDOM, Optional.empty())
                        .nonzeros()
                        .values())
                .containsExactly(144 - 3 * 37L, 553 + 37L, 1045 + 2 * 37L, 640L);
    }
}
