package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.StateCodec;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.NothingFeasible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every strategy of the catalogue keeps. */
class StrategyContractTest {

    private static final int STEPS = 30;

    private static final StrategyOptions SMALL = new StrategyOptions(8, 3, 0.7, 0.3, 3, 20, false);

    static Stream<String> names() {
        return Strategies.all().stream().map(Strategies.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void proposesTheSameTwice(String name) {
        Walk walk = walk(name, genome -> true, 5);

        for (int step = 0; step < STEPS; step++) {
            assertThat(walk.peek()).isNotEmpty().isEqualTo(walk.peek());
            walk.step();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void goesOnFromTheStoreAtAnyStep(String name) {
        var codec = new StateCodec(new ToyGrid());
        Walk straight = walk(name, genome -> true, 6);
        var before = new ArrayList<List<Genome>>();
        for (int step = 0; step < STEPS; step++) {
            before.add(List.copyOf(straight.proposed()));
            straight.step();
        }

        for (int cut = 1; cut < STEPS; cut++) {
            var states = new ArrayList<>(List.of(State.start()));
            straight.states().subList(1, cut + 1).forEach(state -> states.add(codec.decode(codec.encode(state))));
            Walk resumed = new Walk(
                    strategy(name, genome -> true),
                    StrategyContractTest::fitness,
                    6,
                    states,
                    new HashSet<>(before.get(cut)));
            assertThat(resumed.steps(STEPS - cut).states()).isEqualTo(straight.states());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isNotDisturbedByAnotherSearch(String name) {
        List<Outcome> first = walk(name, genome -> true, 7).evaluations(100);
        List<Outcome> second = walk(name, genome -> true, 8).evaluations(100);

        var together = Stream.of(7, 8, 7, 8)
                .map(seed -> CompletableFuture.supplyAsync(
                        () -> walk(name, genome -> true, seed).evaluations(100)))
                .toList();

        assertThat(first).isNotEqualTo(second);
        assertThat(together.stream().map(CompletableFuture::join)).containsExactly(first, second, first, second);
    }

    @ParameterizedTest
    @MethodSource("names")
    void proposesNothingInfeasibleFromTheStart(String name) {
        for (int most : new int[] {6, 10, 14}) {
            Predicate<Genome> feasible = genome -> sum(genome) <= most;
            List<Outcome> outcomes = walk(name, feasible, most).evaluations(100);

            assertThat(outcomes)
                    .hasSize(100)
                    .allMatch(outcome -> feasible.test(outcome.proposal().genome()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesParentsThatItHasSeen(String name) {
        List<Outcome> outcomes = walk(name, genome -> true, 9).evaluations(100);

        var seen = new HashSet<Genome>();
        for (Outcome outcome : outcomes) {
            Proposal proposal = outcome.proposal();
            assertThat(seen).containsAll(proposal.parents());
            assertThat(proposal.parents())
                    .hasSize(
                            switch (proposal.operator()) {
                                case "random" -> 0;
                                case "mutation", "neighbour" -> 1;
                                case "crossover" -> 2;
                                default -> -1;
                            });
            seen.add(proposal.genome());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysSoWhenNothingIsFeasible(String name) {
        assertThatThrownBy(() -> walk(name, genome -> false, 1).step())
                .isInstanceOf(NothingFeasible.class)
                .hasMessage("The constraints accept none of 10000 random genomes of space toy-grid. "
                        + "Loosen them, or choose another space.");
    }

    @ParameterizedTest
    @MethodSource("names")
    void survivesAPlaceWithTwoFeasiblePoints(String name) {
        Predicate<Genome> feasible =
                genome -> genome.alleles().subList(0, 5).equals(List.of(0, 0, 0, 0, 0)) && genome.allele(5) < 2;
        var seeds = Stream.iterate(0, seed -> seed + 1).filter(seed -> found(name, feasible, seed));

        Walk walk = walk(name, feasible, seeds.findFirst().orElseThrow());

        assertThat(walk.steps(5).proposed()).hasSizeBetween(1, 2).allMatch(feasible);
    }

    private static boolean found(String name, Predicate<Genome> feasible, long seed) {
        try {
            return !walk(name, feasible, seed).peek().isEmpty();
        } catch (NothingFeasible e) {
            return false;
        }
    }

    private static Walk walk(String name, Predicate<Genome> feasible, long seed) {
        return new Walk(strategy(name, feasible), StrategyContractTest::fitness, seed);
    }

    private static Strategy strategy(String name, Predicate<Genome> feasible) {
        Terrain grid = ToyGrid.terrain();
        return Strategies.named(name, SMALL, new Terrain(grid.space(), feasible, grid.guide(), objectives(name)));
    }

    private static int objectives(String name) {
        return Strategies.all().stream()
                .filter(entry -> entry.name().equals(name))
                .mapToInt(entry -> Math.min(2, entry.objectives()))
                .sum();
    }

    /** Thirds, so that a text with few digits would not do; the second objective is for those that look at it. */
    private static List<Double> fitness(Genome genome) {
        return List.of(ToyGrid.fitness(genome) / 3.0, -sum(genome) / 7.0);
    }

    private static int sum(Genome genome) {
        return genome.alleles().stream().collect(Collectors.summingInt(Integer::intValue));
    }
}
