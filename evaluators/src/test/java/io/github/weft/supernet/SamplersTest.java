package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.space.entangled.Mobile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplersTest {

    private static final Mobile MOBILE = new Mobile();
    private static final Setting SETTING = Nursery.setting(MOBILE);
    private static final List<String> NEEDS_CELLS = List.of("control", "pada", "pada-unbiased");
    private static final SearchSpace CELLS = Spaces.named("nb201");

    static Stream<Arguments> everySamplerOnEverySpace() {
        return Spaces.all().stream()
                .filter(space -> space.genes().size() < 30)
                .flatMap(space -> Samplers.names().stream()
                        .filter(name ->
                                !NEEDS_CELLS.contains(name) || space.name().equals("nb201"))
                        .map(name -> Arguments.of(space.name(), name)));
    }

    @ParameterizedTest
    @MethodSource("everySamplerOnEverySpace")
    void drawsCanonicalGenomesThatDependOnSeedAndStepAlone(String name, String sampler) {
        SearchSpace space = Spaces.named(name);
        Sampler one = make(space, sampler, Samplers.Options.defaults());
        Sampler other = make(space, sampler, Samplers.Options.defaults());
        for (int step : new int[] {0, 41, 60, 119}) {
            Plan plan = one.plan(Nursery.moment(step));

            assertThat(plan.lessons()).isNotEmpty().allSatisfy(lesson -> {
                Variation.check(space, lesson.genome());
                assertThat(space.canonical(lesson.genome())).isEqualTo(lesson.genome());
            });
            assertThat(other.plan(Nursery.moment(step))).isEqualTo(plan);
        }
        assertThat(one.state()).isEqualTo(other.state());
    }

    private static Sampler make(SearchSpace space, String sampler, Samplers.Options options) {
        return Samplers.named(sampler).maker().make(space, Nursery.setting(space), options);
    }

    @Test
    void uniformReachesEveryChoice() {
        var seen = new HashSet<Integer>();
        for (int step = 0; step < 100; step++) {
            seen.add(new Uniform(MOBILE, SETTING)
                    .plan(Nursery.moment(step))
                    .lessons()
                    .get(0)
                    .genome()
                    .allele(0));
        }

        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void fairnessTakesEveryChoiceOfEveryGeneOnceAStepAndPermutesAnew() {
        var fairness = new Fairness(CELLS, Nursery.setting(CELLS));
        Set<List<Genome>> steps = new HashSet<>();
        for (int step = 0; step < 20; step++) {
            List<Genome> drawn = fairness.drawn(Nursery.moment(step));
            steps.add(drawn);
            for (int gene = 0; gene < 6; gene++) {
                int its = gene;
                assertThat(drawn.stream().map(genome -> genome.allele(its))).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            }
        }
        assertThat(steps).hasSize(20);
    }

    /** Four sub-networks a step: genes with four choices get each once, those with two twice, those with three 4 in 3 steps. */
    @Test
    void fairnessDealsGenesWithFewerChoicesInTurn() {
        var fairness = new Fairness(MOBILE, SETTING);
        List<int[]> counts = new ArrayList<>();
        MOBILE.genes().forEach(gene -> counts.add(new int[gene.cardinality()]));
        for (int step = 0; step < 30; step++) {
            for (Genome genome : fairness.drawn(Nursery.moment(step))) {
                for (int gene = 0; gene < counts.size(); gene++) {
                    counts.get(gene)[genome.allele(gene)]++;
                }
            }
            for (int[] count : counts) {
                int most = Arrays.stream(count).max().orElseThrow();
                int least = Arrays.stream(count).min().orElseThrow();
                assertThat(most - least).isLessThanOrEqualTo(count.length == 3 && (step + 1) % 3 != 0 ? 1 : 0);
            }
        }
        assertThat(counts.get(0)).containsOnly(40);
    }

    @Test
    void aSandwichIsTheLargestWithLabelsTheSmallestAndRandomOnesWithItsWord() {
        var sandwich = new Sandwich(MOBILE, SETTING, 2);
        Plan plan = sandwich.plan(Nursery.moment(5));
        Genome smallest = MOBILE.canonical(
                new Genome(MOBILE.genes().stream().map(gene -> 0).toList()));

        assertThat(plan.teacher()).contains(MOBILE.largest());
        assertThat(plan.lessons()).hasSize(4);
        assertThat(plan.lessons().get(0)).isEqualTo(new Lesson(MOBILE.largest(), Target.LABELS));
        assertThat(plan.lessons().get(1)).isEqualTo(new Lesson(smallest, Target.TEACHER));
        assertThat(plan.lessons().subList(2, 4))
                .allSatisfy(lesson -> assertThat(lesson.target()).isEqualTo(Target.TEACHER));
        assertThat(plan.lessons().get(2).genome())
                .isNotEqualTo(plan.lessons().get(3).genome());
        assertThat(sandwich.plan(Nursery.moment(6)).lessons().get(2))
                .isNotEqualTo(plan.lessons().get(2));
    }

    @Test
    void theExtremesOfCellsAreAllConvolutionsAndNone() {
        Extremes extremes = Extremes.of(CELLS, Nursery.setting(CELLS));

        assertThat(extremes.largest()).isEqualTo(CELLS.canonical(Genome.of(3, 3, 3, 3, 3, 3)));
        assertThat(CELLS.decode(extremes.smallest(), Nursery.setting(CELLS))
                        .costs()
                        .params())
                .isEqualTo(CELLS.decode(Genome.of(0, 0, 0, 0, 0, 0), Nursery.setting(CELLS))
                        .costs()
                        .params());
    }

    /** Of 120 steps: 40 the largest alone, 20 kernels, 20 depths, 40 the rest. */
    @Test
    void progressiveShrinksKernelsThenDepthsThenWidths() {
        var progressive = new Progressive(MOBILE, SETTING);
        int kernel = gene("stage4.block1.kernel");
        int depth = gene("stage4.depth");
        int width = gene("stage4.width");

        assertThat(progressive.plan(Nursery.moment(39))).isEqualTo(Plan.labels(List.of(MOBILE.largest())));
        assertThat(alleles(progressive, 40, 60, kernel)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(alleles(progressive, 40, 60, depth)).containsExactly(3);
        assertThat(alleles(progressive, 60, 70, depth)).containsExactlyInAnyOrder(2, 3);
        assertThat(alleles(progressive, 70, 80, depth)).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(alleles(progressive, 70, 80, width)).containsExactly(3);
        assertThat(alleles(progressive, 80, 100, width)).containsExactlyInAnyOrder(2, 3);
        assertThat(alleles(progressive, 100, 120, width)).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(progressive.plan(Nursery.moment(100)).lessons())
                .hasSize(4)
                .allSatisfy(lesson -> assertThat(lesson.target()).isEqualTo(Target.BOTH));
    }

    private static int gene(String name) {
        return MOBILE.genes().stream().map(gene -> gene.name()).toList().indexOf(name);
    }

    private static Set<Integer> alleles(Sampler sampler, int from, int to, int gene) {
        var seen = new HashSet<Integer>();
        for (int step = from; step < to; step++) {
            sampler.plan(Nursery.moment(step))
                    .lessons()
                    .forEach(lesson -> seen.add(lesson.genome().allele(gene)));
        }
        return seen;
    }

    @Test
    void theControlDrawsByItsWeights() {
        SearchSpace kept = CELLS.keepingDeadEdges();
        Sampler control = make(kept, "control", Samplers.Options.defaults());
        var counts = new int[5];
        for (int step = 0; step < 4000; step++) {
            control.plan(Nursery.moment(step))
                    .lessons()
                    .get(0)
                    .genome()
                    .alleles()
                    .forEach(allele -> counts[allele]++);
        }

        assertThat(kept.genes().get(0).choices())
                .containsExactly("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
        double[] expected = {0.04, 0.04, 0.36, 0.52, 0.04};
        for (int i = 0; i < 5; i++) {
            assertThat(counts[i] / 24000.0).isCloseTo(expected[i], within(0.013));
        }
    }

    @Test
    void theControlNeedsAWeightForEveryChoice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(MOBILE, "control", Samplers.Options.defaults()))
                .withMessageContaining("choice-weights ({})")
                .withMessageContaining("every choice of space mobile");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(CELLS, "control", controlled(Map.of("nor_conv_3x3", 1.0))))
                .withMessageContaining("none");
    }

    private static Samplers.Options controlled(Map<String, Double> choiceWeights) {
        return new Samplers.Options(2, choiceWeights, Importance.BOTH, OptionalDouble.empty());
    }

    @Test
    void anUnknownSamplerIsNamedWithTheClosest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samplers.named("unifrom"))
                .withMessageContaining("sampler (unifrom) is not known. Did you mean uniform?");
    }
}
