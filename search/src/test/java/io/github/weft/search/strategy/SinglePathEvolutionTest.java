package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinglePathEvolutionTest {

    private static final StrategyOptions PUBLISHED = new StrategyOptions(50, 1, 0, 0, 1, 0, false);

    private static Walk walk(long seed) {
        return Walk.onToyGrid(Strategies.named("spos", PUBLISHED, ToyGrid.terrain()), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halfAreMutantsAndHalfCrossingsOfTheTenBestSoFarAndNothingComesTwice(long seed) {
        Walk walk = walk(seed);
        var all = new ArrayList<>(walk.step());
        assertThat(all).hasSize(50).allMatch(first -> first.proposal().parents().isEmpty());

        for (int step = 0; step < 6; step++) {
            List<Genome> best = all.stream()
                    .sorted(Comparator.comparing(one -> -one.fitness().get(0)))
                    .limit(10)
                    .map(one -> one.proposal().genome())
                    .toList();
            assertThat(walk.state().population()).extracting(Individual::genome).containsExactlyElementsOf(best);
            List<Outcome> outcomes = walk.step();
            assertThat(outcomes).hasSize(50);
            assertThat(outcomes).allMatch(one -> best.containsAll(one.proposal().parents()));
            assertThat(outcomes.stream().filter(one -> one.proposal().parents().size() == 1))
                    .hasSizeLessThanOrEqualTo(25);
            assertThat(outcomes.stream().filter(one -> one.proposal().parents().size() == 2))
                    .hasSizeLessThanOrEqualTo(25);
            all.addAll(outcomes);
        }
        var genomes = new HashSet<Genome>();
        assertThat(all).allMatch(one -> genomes.add(one.proposal().genome()));
    }

    /** Of six genes of five choices 0.08 each change; one that changes nothing has been judged, so .48 / (1 - .92^6) on average. */
    @Test
    void aMutantHasEachGeneDrawnAnewWithChanceATenth() {
        double[] changes = IntStream.range(0, 200)
                .mapToObj(seed -> {
                    Walk walk = walk(seed);
                    walk.step();
                    return walk.step();
                })
                .flatMap(List::stream)
                .filter(one -> one.proposal().parents().size() == 1)
                .mapToDouble(one -> changes(
                        one.proposal().genome(), one.proposal().parents().get(0)))
                .toArray();

        assertThat(changes).hasSizeGreaterThan(4000);
        assertThat(IntStream.range(0, changes.length)
                        .mapToDouble(i -> changes[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(.48 / (1 - Math.pow(.92, 6)), within(.03));
    }

    private static long changes(Genome child, Genome parent) {
        return IntStream.range(0, child.alleles().size())
                .filter(gene -> child.allele(gene) != parent.allele(gene))
                .count();
    }
}
