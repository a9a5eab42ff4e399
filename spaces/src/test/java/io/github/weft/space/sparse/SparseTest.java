package io.github.weft.space.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.SparseCosts;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.StayDense;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SparseTest {

    private static final Shape IMAGE = Shape.image(1, 28, 28);
    private static final SearchSpace REFERENCE = Spaces.named("sparse");
    private static final String RIGL = "d0.1_erk_random_gradient_magnitude_i100_a0.3_cosine_e0.75";

    static Stream<SearchSpace> spaces() {
        SearchSpace mobile = Spaces.named("mobile");
        return Stream.of(
                REFERENCE,
                REFERENCE.over(Spaces.named("reference-cnn")),
                REFERENCE.over(mobile),
                REFERENCE.over(Fixed.of(mobile, "8x1-k3e2_16x2-k3e3-k5e4_32x1-k3e3_64x2-k5e4-k3e3")),
                REFERENCE.over(Spaces.named("vit-mini-v2")));
    }

    private static Optional<SparsityPlan> there(SearchSpace space, Genome genome, Setting setting) {
        return space.sparsity(genome, space.decode(genome, setting));
    }

    private static SparsityPlan plan(String text) {
        return there(REFERENCE, REFERENCE.parse(text), REFERENCE.setting(IMAGE, 10))
                .orElseThrow();
    }

    /** The budget by the density that a canonical genome says, and every count in its range. */
    private static void assertExact(SearchSpace space, Genome genome, Setting setting) {
        Genome canonical = space.canonical(genome);
        List<Layer> layers = StayDense.usual().prunable(space.decode(genome, setting));
        long all = layers.stream().mapToLong(Layer::weights).sum();
        int density = IntStream.range(0, space.genes().size())
                .filter(gene -> space.genes().get(gene).name().equals("sparsity.density"))
                .findFirst()
                .orElseThrow();
        double share = Double.parseDouble(space.genes().get(density).choices().get(canonical.allele(density)));
        Optional<SparsityPlan> plan = there(space, genome, setting);

        assertThat(plan.isPresent()).isEqualTo(share < 1);
        plan.ifPresent(sparse -> {
            assertThat(sparse.total()).isEqualTo(Math.round(share * all));
            assertThat(sparse.nonzeros().keySet())
                    .containsExactlyElementsOf(
                            layers.stream().map(Layer::kernel).toList());
            layers.forEach(layer -> assertThat(sparse.nonzeros().get(layer.kernel()))
                    .isBetween(layer.range().fewest(), layer.range().most()));
        });
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void randomGenomesMutantsAndChildrenKeepTheBudgetExactly(SearchSpace space) {
        RandomGenerator random = Seeds.generator(5, "sparse");
        Setting setting = space.setting(IMAGE, 10);
        int count = space == REFERENCE ? 10_000 : 100;
        Genome mother = Variation.random(space, random);
        for (int i = 0; i < count; i++) {
            Genome father = Variation.random(space, random);
            assertExact(space, father, setting);
            Genome child = Variation.cross(space, mother, father, random);
            assertExact(space, child, setting);
            mother = Variation.mutate(space, child, random);
            assertExact(space, mother, setting);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void otherImagesHaveTheSameExactness(SearchSpace space) {
        RandomGenerator random = Seeds.generator(6, "sparse");
        Setting setting = space.setting(Shape.image(3, 32, 32), 100);
        for (int i = 0; i < 100; i++) {
            Genome genome = Variation.random(space, random);
            Optional<SparsityPlan> plan = there(space, genome, setting);
            assertThat(there(space, space.canonical(genome), setting)).isEqualTo(plan);
            plan.ifPresent(sparse -> assertThat(sparse.total()).isPositive());
        }
    }

    @Test
    void differentCanonicalFormsHaveDifferentPlans() {
        RandomGenerator random = Seeds.generator(7, "sparse");
        Setting setting = REFERENCE.setting(IMAGE, 10);
        Map<List<Object>, Genome> seen = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            Genome canonical = REFERENCE.canonical(Variation.random(REFERENCE, random));
            assertThat(REFERENCE.canonical(canonical)).isEqualTo(canonical);
            // starts that come to the same counts are told apart by name alone
            Object start = canonical.allele(SparseGenes.START);
            there(REFERENCE, canonical, setting)
                    .ifPresent(plan -> assertThat(seen.computeIfAbsent(List.of(start, plan), key -> canonical))
                            .isEqualTo(canonical));
        }
        assertThat(seen).hasSizeGreaterThan(2_000);
    }

    @Test
    void genesOfMovementAreIgnoredWhereNothingMoves() {
        Genome still = REFERENCE.parse("d0.1_erk_snip_static");

        assertThat(REFERENCE.format(
                        REFERENCE.canonical(REFERENCE.parse("d0.1_erk_snip_static_snr_i200_a0.5_linear_e0.9"))))
                .isEqualTo("d0.1_erk_snip_static");
        assertThat(IntStream.range(SparseGenes.DROP, SparseGenes.LEVELS))
                .noneMatch(gene -> REFERENCE.active(still, gene));
    }

    @Test
    void allGenesOfSparsityAreIgnoredWhereAllWeightsAreThere() {
        Genome dense = REFERENCE.parse("d1_erk_snip_gradient_magnitude_i100_a0.3_cosine_e0.75_l1+3,2-3");

        assertThat(REFERENCE.format(REFERENCE.canonical(dense))).isEqualTo("d1_uniform_random_static");
        assertThat(there(REFERENCE, dense, REFERENCE.setting(IMAGE, 10))).isEmpty();
    }

    @Test
    void theReferenceNetworkKeepsItsStemDenseAndTheRestInTheBudget() {
        // .1 of 4,608 + 18,432 + 640 = 2,368; fc is dense by Erdős–Rényi; 1,728 shared as 54 to 102
        assertThat(plan(RIGL).nonzeros())
                .isEqualTo(Map.of("conv2.weight", 598L, "conv3.weight", 1130L, "fc.weight", 640L));
        // a level is floor(.5 * .1 * 23680 / (8 * 3)) = 49 weights
        assertThat(plan(RIGL + "_l1+2,2-2").nonzeros())
                .isEqualTo(Map.of("conv2.weight", 598L + 98, "conv3.weight", 1130L - 98, "fc.weight", 640L));
    }

    @Test
    void levelsThatDoNotKeepTheBudgetAreMended() {
        Genome unbalanced = REFERENCE.parse(RIGL + "_l1+2,3+4");

        // fc is full, so its level is 0; two too many are taken one by one where most can be: conv2 stands 10 above its
        // lowest, conv3 8
        assertThat(REFERENCE.format(REFERENCE.canonical(unbalanced))).isEqualTo(RIGL);
    }

    @Test
    void countsAndMacsAreThoseOfTheWeightsThatAreThere() {
        Network network = REFERENCE.decode(REFERENCE.parse(RIGL), REFERENCE.setting(IMAGE, 10));
        SparseCosts costs = SparseCosts.of(network, Optional.of(plan(RIGL)));

        assertThat(network.costs().macs()).isEqualTo(1_919_872);
        // stem 144, three pairs of batch norm's 16, 32, 64, and 10 biases stay
        assertThat(costs.nonzeros()).isEqualTo(144 + 598 + 1130 + 640 + 2 * (16 + 32 + 64) + 10);
        assertThat(costs.macs()).hasValue(144 * 784 + 598 * 196 + 1130 * 49 + 640);
        assertThat(SparseCosts.of(network, Optional.of(plan("d0.1_synflow_random_static")))
                        .macs())
                .isEmpty();
        SparseCosts dense = SparseCosts.of(network, Optional.empty());
        assertThat(dense.nonzeros()).isEqualTo(network.costs().params());
        assertThat(dense.macs()).hasValue(network.costs().macs());
    }

    @Test
    void aDensityThatLeavesLessThanAWeightAUnitIsRaised() {
        SearchSpace space = REFERENCE.over(Fixed.of(Spaces.named("reference-cnn"), "4:32:16"));

        // conv2 32x4x3x3 = 1,152 with at least 32, conv3 16x32x3x3 = 4,608 with at least 32; .05 of 5,760 = 288 will do
        assertThat(space.format(space.canonical(space.parse("d0.05_uniform_random_static"))))
                .isEqualTo("d0.05_uniform_random_static");
        SearchSpace narrow = REFERENCE.over(Fixed.of(Spaces.named("vit-mini-v1"), format("vit-mini-v1")));
        for (String density : List.of("0.05", "0.1", "0.2", "0.3", "0.5")) {
            Genome genome = narrow.parse("d%s_uniform_random_static".formatted(density));
            assertThat(there(narrow, genome, narrow.setting(IMAGE, 10))).isPresent();
        }
    }

    private static String format(String space) {
        SearchSpace base = Spaces.named(space);
        return base.format(base.base());
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void neighboursDifferAndKeepTheBudget(SearchSpace space) {
        RandomGenerator random = Seeds.generator(8, "sparse");
        Setting setting = space.setting(IMAGE, 10);
        for (int i = 0; i < 5; i++) {
            Genome genome = Variation.random(space, random);
            List<Genome> neighbours = Variation.neighbours(space, genome);
            assertThat(neighbours).isNotEmpty().doesNotHaveDuplicates();
            assertThat(neighbours.stream().map(space::canonical)).doesNotContain(space.canonical(genome));
            neighbours.stream().limit(60).forEach(neighbour -> assertExact(space, neighbour, setting));
        }
    }

    @Test
    void mutationsReachEveryGeneAndSwitchLevelsInPairs() {
        RandomGenerator random = Seeds.generator(9, "sparse");
        Genome at = REFERENCE.parse(RIGL);
        var changed = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            Genome mutant = Variation.mutate(REFERENCE, at, random);
            List<String> differences = IntStream.range(0, at.alleles().size())
                    .filter(gene -> at.allele(gene) != mutant.allele(gene))
                    .mapToObj(gene -> REFERENCE.genes().get(gene).name())
                    .toList();
            assertThat(differences.stream().filter(name -> name.startsWith("level.")))
                    .hasSize(differences.size() > 1 ? differences.size() : 0);
            changed.addAll(differences);
        }
        assertThat(changed)
                .containsExactlyInAnyOrderElementsOf(
                        REFERENCE.genes().stream().map(Gene::name).toList());
    }

    @Test
    void levelsAreInheritedFromOneParent() {
        RandomGenerator random = Seeds.generator(10, "sparse");
        Genome mother = REFERENCE.parse(RIGL + "_l1+3,2-3");
        Genome father = REFERENCE.parse(RIGL + "_l1-2,2+2");
        var levels = new HashSet<List<Integer>>();
        for (int i = 0; i < 100; i++) {
            List<Integer> child =
                    Variation.cross(REFERENCE, mother, father, random).alleles();
            levels.add(child.subList(SparseGenes.LEVELS, child.size()));
        }
        assertThat(levels)
                .containsExactlyInAnyOrder(
                        mother.alleles()
                                .subList(SparseGenes.LEVELS, mother.alleles().size()),
                        father.alleles()
                                .subList(SparseGenes.LEVELS, father.alleles().size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "d0_erk_snip_static; density (d0) must be one of [d1, d0.5, d0.3, d0.2, d0.1, d0.05]",
                "d1.5_erk_snip_static; density (d1.5) must be one of",
                "d0.1_erk_snip_grows; growth (grows) must be one of [static, random, gradient, momentum]",
                "d0.1_erg_snip_static; start (erg) must be one of [uniform, uniform-dense-first, erk-half, erk, synflow]",
                "d0.1_erk_snip_gradient; it must say how weights move, with 9 parts joined by _, as growth is not static",
                "d0.1_erk_snip; it must have 4 parts joined by _, or 9 where weights move, and then levels",
                "d0.1_erk_snip_static_l1+9,2-9; level (1+9) must be from -8 to +8 and not 0",
                "d0.1_erk_snip_static_l4+1; level (4+1) must be of a kernel from 1 to 3, in order",
                "d0.1_erk_snip_static_l2+1,1-1; level (1-1) must be of a kernel from 1 to 3, in order",
                "d0.1_erk_snip_static_l1=1; level (1=1) must be a kernel's number and a level, such as 2+1",
                "16:32:64@d0.1_erk_snip_static; its base is fixed, so nothing stands before an @"
            })
    void whatATextGetsWrongIsSaid(String text, String problem) {
        assertThatThrownBy(() -> REFERENCE.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("architecture (%s) is malformed: ".formatted(text))
                .hasMessageContaining(problem)
                .hasMessageContaining("Example: " + RIGL);
    }

    @Test
    void aTextOverAWholeSpaceBeginsWithItsNetwork() {
        SearchSpace space = REFERENCE.over(Spaces.named("reference-cnn"));
        Genome genome = space.parse("8:32:64@" + RIGL + "_l1+1,2-1");

        assertThat(space.format(genome)).isEqualTo("8:32:64@" + RIGL + "_l1+1,2-1");
        assertThatThrownBy(() -> space.parse(RIGL))
                .hasMessageContaining("it must begin with a network of reference-cnn and @")
                .hasMessageContaining("Example: 4:8:16@d0.1");
    }

    @Test
    void onlyDenseSpacesAreBases() {
        assertThatThrownBy(() -> REFERENCE.over(REFERENCE))
                .hasMessage("base (sparse) must be a dense space, such as mobile.");
        assertThatThrownBy(() -> Spaces.named("mobile").over(Spaces.named("nb201")))
                .hasMessage(
                        "base (nb201) is for spaces sparse and sparse-vit; space (mobile) stands on none. Leave it out.");
    }
}
