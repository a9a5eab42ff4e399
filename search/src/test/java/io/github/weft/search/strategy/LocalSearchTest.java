package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.search.Outcome;
import io.github.weft.search.State;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchTest {

    @Test
    void movesToTheFirstImprovementAndRestartsAtAnOptimum() {
        Walk walk = walk(ToyGrid.terrain(), 1, 1);
        int restarts = 0;

        for (int step = 0; step < 300; step++) {
            State before = walk.state();
            Outcome outcome = walk.step().get(0);
            Genome stands = walk.state().population().get(0).genome();
            boolean restart = outcome.proposal().parents().isEmpty();
            boolean better = restart
                    || fitness(outcome) > before.population().get(0).fitness().get(0);

            assertThat(stands)
                    .isEqualTo(
                            better
                                    ? outcome.proposal().genome()
                                    : before.population().get(0).genome());
            if (restart && step > 0) {
                restarts++;
                assertThat(Variation.neighbours(
                                new ToyGrid(), before.population().get(0).genome()))
                        .allMatch(walk.proposed()::contains);
            }
        }

        assertThat(restarts).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void neverProposesAGenomeTwice(int lag) {
        List<Outcome> outcomes = walk(ToyGrid.terrain(), lag, 2).evaluations(1_000);

        assertThat(outcomes).hasSize(1_000);
        assertThat(outcomes).extracting(outcome -> outcome.proposal().genome()).doesNotHaveDuplicates();
    }

    /** Random search finds one in 3 percent of the runs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void findsAnOptimumInMostRunsOf150(int lag) {
        int found = 0;
        for (long seed = 0; seed < 200; seed++) {
            found += walk(ToyGrid.terrain(), lag, seed).evaluations(150).stream()
                            .anyMatch(outcome -> fitness(outcome) == ToyGrid.BEST)
                    ? 1
                    : 0;
        }

        assertThat(found).isGreaterThan(175);
    }

    @Test
    void endsWhenNothingElseTurnsUp() {
        Predicate<Genome> feasible = genome -> genome.allele(0) == 0 && genome.allele(1) == 0;
        Terrain grid = ToyGrid.terrain();
        Walk walk = walk(new Terrain(grid.space(), feasible, grid.guide(), 1), 1, 3);

        var genomes = new ArrayList<Genome>();
        walk.evaluations(10_000)
                .forEach(outcome -> genomes.add(outcome.proposal().genome()));

        assertThat(genomes).hasSizeBetween(615, 625).allMatch(feasible).doesNotHaveDuplicates();
    }

    private static double fitness(Outcome outcome) {
        return outcome.fitness().get(0);
    }

    private static Walk walk(Terrain terrain, int lag, long seed) {
        var options = new StrategyOptions(8, 3, 0.9, 0.2, lag, 0, false);
        return Walk.onToyGrid(Strategies.named("local", options, terrain), seed);
    }
}
