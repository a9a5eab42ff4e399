package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.search.Guide;
import io.github.weft.search.Outcome;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.sparsity.SparsityPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetEvolutionTest {

    private static final SearchSpace SPACE = Spaces.named("sparse").over(Spaces.named("reference-cnn"));
    private static final Setting SETTING = SPACE.setting(Shape.image(1, 28, 28), 10);
    private static final Guide NONE =
            genomes -> genomes.stream().map(any -> 0.0).toList();

    private static Strategy strategy(SearchSpace space) {
        var options = new StrategyOptions(8, 3, 0.5, 0.5, 4, 0, false);
        return Strategies.named("evopress", options, new Terrain(space, genome -> true, NONE, 1));
    }

    private static Map<String, Long> counts(Genome genome) {
        return SPACE.sparsity(genome, SPACE.decode(genome, SETTING))
                .map(SparsityPlan::nonzeros)
                .orElse(Map.of());
    }

    /** Better the more weights the second convolution has, among networks of few weights. */
    private static List<Double> fitness(Genome genome) {
        return List.of((double) counts(genome).getOrDefault("conv2.weight", -1L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void offspringKeepTheBudgetAndAllOtherGenesOfTheirParent(long seed) {
        Walk walk = new Walk(strategy(SPACE), BudgetEvolutionTest::fitness, seed);
        assertThat(walk.step())
                .hasSize(8)
                .allMatch(first -> first.proposal().parents().isEmpty());

        int moved = 0;
        for (int step = 0; step < 10; step++) {
            var seen = new HashSet<Genome>();
            Genome parent = walk.state().population().get(0).genome();
            double best = fitness(parent).get(0);
            List<Outcome> outcomes = walk.step();
            for (Outcome outcome : outcomes) {
                Genome child = outcome.proposal().genome();
                assertThat(seen.add(SPACE.canonical(child))).isTrue();
                if (!outcome.proposal().parents().isEmpty()
                        && SPACE.moves().switched(parent, Seeds.generator(1)).isPresent()) {
                    assertThat(outcome.proposal().parents()).containsExactly(parent);
                    assertThat(sum(child)).isEqualTo(sum(parent));
                    assertThat(others(child)).isEqualTo(others(SPACE.canonical(parent)));
                    assertThat(SPACE.canonical(child)).isNotEqualTo(SPACE.canonical(parent));
                    moved++;
                }
            }
            assertThat(walk.state().population().get(0).fitness().get(0))
                    .isEqualTo(outcomes.stream()
                            .mapToDouble(outcome -> outcome.fitness().get(0))
                            .reduce(best, Math::max));
        }
        assertThat(moved).isPositive();
    }

    private static long sum(Genome genome) {
        return counts(genome).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The alleles of all genes but levels. */
    private static List<Integer> others(Genome genome) {
        var others = new ArrayList<Integer>();
        Genome canonical = SPACE.canonical(genome);
        for (int gene = 0; gene < SPACE.genes().size(); gene++) {
            if (!SPACE.genes().get(gene).name().startsWith("level.")) {
                others.add(canonical.allele(gene));
            }
        }
        return others;
    }

    @Test
    void onlyGenesUnderABudgetAreSwitched() {
        var random = Seeds.generator(2);
        int possible = 0;
        for (int i = 0; i < 200; i++) {
            Genome genome = Variation.random(SPACE, random);
            var switched = SPACE.moves().switched(genome, random);
            possible += switched.isPresent() ? 1 : 0;
            switched.ifPresent(child -> {
                assertThat(sum(child)).isEqualTo(sum(genome));
                assertThat(others(child)).isEqualTo(others(genome));
            });
        }
        assertThat(possible).isGreaterThan(100);
        SearchSpace dense = Spaces.named("reference-cnn");
        assertThat(dense.moves().switched(dense.base(), random)).isEmpty();
    }

    /** A space without a budget: mutants in its place. */
    @Test
    void climbsWhereThereAreNoLevels() {
        List<Outcome> outcomes = Walk.onToyGrid(
                        Strategies.named(
                                "evopress", new StrategyOptions(10, 3, 0.5, 0.5, 1, 0, false), ToyGrid.terrain()),
                        3)
                .evaluations(300);

        assertThat(outcomes.stream()
                        .mapToDouble(outcome -> outcome.fitness().get(0))
                        .max()
                        .orElseThrow())
                .isGreaterThan(ToyGrid.BEST - 4);
    }
}
