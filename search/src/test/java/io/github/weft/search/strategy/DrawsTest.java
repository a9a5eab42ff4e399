package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.run.Seeds;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DrawsTest {

    @Test
    void fillsUpWithMutantsWhereChanceFindsFew() {
        List<Genome> found = draws(new ToyGrid(), DrawsTest::oneIn3125).distinct(5, Seeds.generator(5));

        assertThat(found).hasSize(5).doesNotHaveDuplicates().allMatch(DrawsTest::oneIn3125);
    }

    @Test
    void returnsFewerWhenThereAreNoMore() {
        assertThat(draws(new ToyGrid(), DrawsTest::oneIn3125).distinct(6, Seeds.generator(2)))
                .hasSize(5);
    }

    @Test
    void countsGenomesOfTheSameNetworkOnce() {
        SearchSpace space = Spaces.named("nb201");

        List<Genome> found = draws(space, genome -> true).distinct(2_000, Seeds.generator(3));

        assertThat(found.stream().map(space::canonical)).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void drawsFreshGenomesUniformly() {
        Draws draws = draws(new ToyGrid(), genome -> genome.allele(0) != 4);
        int[] counts = new int[5];

        for (long seed = 0; seed < 4_000; seed++) {
            Genome fresh = draws.fresh(genome -> genome.allele(0) == 0, Seeds.generator(seed))
                    .orElseThrow();
            counts[fresh.allele(0)]++;
        }

        assertThat(counts[0] + counts[4]).isZero();
        assertThat(List.of(counts[1], counts[2], counts[3]))
                .allSatisfy(count -> assertThat(count).isBetween(1_230, 1_440));
    }

    @Test
    void findsNothingFreshWhenAllIsKnown() {
        assertThat(draws(new ToyGrid(), genome -> true).fresh(genome -> true, Seeds.generator(4)))
                .isEmpty();
    }

    @Test
    void mutatesIntoEveryFeasibleNeighbourAndNothingElse() {
        Genome parent = Genome.of(1, 2, 0, 1, 3, 0);
        var mutants = new HashSet<Genome>();

        for (long seed = 0; seed < 200; seed++) {
            mutants.add(draws(new ToyGrid(), DrawsTest::oneIn3125).mutant(parent, Seeds.generator(seed)));
        }

        assertThat(mutants)
                .containsExactlyInAnyOrderElementsOf(Variation.neighbours(new ToyGrid(), parent).stream()
                        .filter(DrawsTest::oneIn3125)
                        .toList());
    }

    private static boolean oneIn3125(Genome genome) {
        return genome.alleles().subList(0, 5).equals(List.of(1, 2, 0, 1, 3));
    }

    private static Draws draws(SearchSpace space, Predicate<Genome> feasible) {
        return new Draws(new Terrain(space, feasible, genomes -> List.of(), 1));
    }
}
