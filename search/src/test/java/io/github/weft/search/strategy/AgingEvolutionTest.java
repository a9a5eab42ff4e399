package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import io.github.weft.search.Individual;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgingEvolutionTest {

    private static final int POPULATION = 10;

    @Test
    void keepsTheLengthOfTheQueueAndRemovesTheOldest() {
        Walk walk = Walk.onToyGrid(aging(3, 0, false), 1).steps(1);

        for (int cycle = 1; cycle <= 40; cycle++) {
            List<Individual> before = walk.state().population();
            walk.step();
            List<Individual> after = walk.state().population();

            assertThat(after)
                    .hasSize(POPULATION)
                    .startsWith(before.subList(1, POPULATION).toArray(Individual[]::new));
            assertThat(after.get(POPULATION - 1).birth()).isEqualTo(cycle);
        }
    }

    @Test
    void letsAnIndividualLeaveExactlyPCyclesAfterItCame() {
        List<State> states = Walk.onToyGrid(aging(3, 0, false), 2).steps(40).states();

        for (long birth = 1; birth < 25; birth++) {
            long born = birth;
            assertThat(states.stream()
                            .filter(state -> state.population().stream().anyMatch(member -> member.birth() == born))
                            .mapToLong(State::step))
                    .containsExactlyElementsOf(LongStream.rangeClosed(birth + 1, birth + POPULATION)
                            .boxed()
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void makesTheBestOfTheSampleTheParent(int sample) {
        State state = Walk.onToyGrid(aging(sample, 0, false), 3).steps(1).state();

        for (long seed = 0; seed < 200; seed++) {
            RandomGenerator random = Seeds.generator(seed);
            int best = IntStream.range(0, sample)
                    .map(draw -> ToyGrid.fitness(
                            state.population().get(random.nextInt(POPULATION)).genome()))
                    .max()
                    .orElseThrow();

            assertThat(ToyGrid.fitness(parent(aging(sample, 0, false), state, seed)))
                    .isEqualTo(best);
        }
    }

    @Test
    void walksAtRandomWithASampleOfOne() {
        State state = Walk.onToyGrid(aging(1, 0, false), 4).steps(1).state();
        int[] chosen = new int[POPULATION];

        for (long seed = 0; seed < 5_000; seed++) {
            Genome parent = parent(aging(1, 0, false), state, seed);
            chosen[state.population().stream().map(Individual::genome).toList().indexOf(parent)]++;
        }

        assertThat(Arrays.stream(chosen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(400, 600));
    }

    @Test
    void changesExactlyOneGene() {
        Walk walk = Walk.onToyGrid(aging(3, 0, false), 5).steps(1);

        for (int cycle = 0; cycle < 100; cycle++) {
            Proposal child = walk.step().get(0).proposal();

            assertThat(child.operator()).isEqualTo("mutation");
            assertThat(Variation.neighbours(new ToyGrid(), child.parents().get(0)))
                    .contains(child.genome());
        }
    }

    @Test
    void startsFromTheBestOfTheWarmUpByTheGuide() {
        List<Genome> drawn = new Draws(ToyGrid.terrain()).distinct(200, Seeds.generator(6));

        List<Proposal> founders = aging(3, 200, false).propose(State.start(), genome -> false, Seeds.generator(6));

        assertThat(drawn).hasSize(200).doesNotHaveDuplicates();
        assertThat(founders)
                .extracting(Proposal::genome)
                .containsExactlyElementsOf(drawn.stream()
                        .sorted(Comparator.comparing(ToyGrid::proxy).reversed())
                        .limit(POPULATION)
                        .toList());
    }

    /** The best of 24 neighbours three times in four, and once in 24 of the rest. */
    @Test
    void movesToTheNeighbourThatTheGuideLikesBest() {
        State state = Walk.onToyGrid(aging(3, 0, true), 7).steps(1).state();
        int guided = 0;

        for (long seed = 0; seed < 4_000; seed++) {
            Proposal child = propose(aging(3, 0, true), state, seed);
            List<Genome> neighbours =
                    Variation.neighbours(new ToyGrid(), child.parents().get(0));
            assertThat(neighbours).hasSize(24).contains(child.genome());
            Genome best = neighbours.stream()
                    .max(Comparator.comparing(ToyGrid::proxy))
                    .orElseThrow();
            guided += child.genome().equals(best) ? 1 : 0;
        }

        assertThat(guided / 4_000.0).isEqualTo(0.75 + 0.25 / 24, within(0.02));
    }

    private static Genome parent(Strategy aging, State state, long seed) {
        return propose(aging, state, seed).parents().get(0);
    }

    private static Proposal propose(Strategy aging, State state, long seed) {
        return aging.propose(state, genome -> false, Seeds.generator(seed)).get(0);
    }

    private static Strategy aging(int sample, int warmUp, boolean move) {
        var options = new StrategyOptions(POPULATION, sample, 0.9, 0.2, 1, warmUp, move);
        return Strategies.named("aging", options, ToyGrid.terrain());
    }
}
