package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.staged.Examples;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every space of the catalogue, and for one made of a blueprint, over seeds. */
class SpaceContractTest {

    private static final List<Shape> INPUTS = List.of(Shape.image(1, 28, 28), Shape.image(3, 32, 32));

    static Stream<SearchSpace> catalogue() {
        return Spaces.all().stream();
    }

    static Stream<SearchSpace> spaces() {
        return Stream.concat(catalogue(), Stream.of(Examples.mixed()));
    }

    /** Of spaces whose genes change one by one. */
    static Stream<Arguments> independentSpacesAndSeeds() {
        return spacesAndSeeds().filter(each -> named((String) each.get()[0]).moves() instanceof GeneMoves);
    }

    static Stream<Arguments> spacesAndSeeds() {
        return spaces().flatMap(space -> IntStream.range(0, 30).mapToObj(seed -> Arguments.of(space.name(), seed)));
    }

    private static SearchSpace named(String name) {
        return spaces().filter(space -> space.name().equals(name)).findFirst().orElseThrow();
    }

    private static RandomGenerator generator(int seed) {
        return Seeds.generator(seed, "contract");
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void textsRoundTrip(String name, int seed) {
        SearchSpace space = named(name);
        Genome genome = Variation.random(space, generator(seed));
        String text = space.format(genome);

        assertThat(space.parse(text)).isEqualTo(genome);
        assertThat(space.parse(" " + text + "\n")).isEqualTo(genome);
        assertThat(text).doesNotContainAnyWhitespaces();
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void oneGenomeStandsForAllThatMeanTheSameNetwork(String name, int seed) {
        SearchSpace space = named(name);
        Genome genome = Variation.random(space, generator(seed));
        Genome canonical = space.canonical(genome);
        Setting setting = space.setting(INPUTS.get(0), 10);

        assertThat(space.canonical(canonical)).isEqualTo(canonical);
        assertThat(space.decode(canonical, setting)).isEqualTo(space.decode(genome, setting));
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void genesMatterIfAndOnlyIfTheyAreActive(String name, int seed) {
        SearchSpace space = named(name);
        Genome genome = Variation.random(space, generator(seed));

        for (int gene = 0; gene < space.genes().size(); gene++) {
            Set<Genome> candidates = new HashSet<>();
            for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                candidates.add(space.canonical(genome.with(gene, allele)));
            }
            assertThat(space.active(genome, gene))
                    .as(space.genes().get(gene).name())
                    .isEqualTo(candidates.size() > 1);
        }
    }

    @ParameterizedTest
    @MethodSource("independentSpacesAndSeeds")
    void aMutationChangesOneActiveGene(String name, int seed) {
        SearchSpace space = named(name);
        RandomGenerator random = generator(seed);
        Genome genome = Variation.random(space, random);
        Genome mutant = Variation.mutate(space, genome, random);

        Variation.check(space, mutant);
        List<Integer> changed = differences(genome, mutant);
        assertThat(changed).hasSize(1);
        assertThat(space.active(genome, changed.get(0))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("independentSpacesAndSeeds")
    void neighboursAreAllSingleChangesOfActiveGenes(String name, int seed) {
        SearchSpace space = named(name);
        Genome genome = Variation.random(space, generator(seed));
        List<Genome> neighbours = Variation.neighbours(space, genome);

        int expected = IntStream.range(0, space.genes().size())
                .filter(gene -> space.active(genome, gene))
                .map(gene -> space.genes().get(gene).cardinality() - 1)
                .sum();
        assertThat(neighbours).hasSize(expected).doesNotHaveDuplicates();
        assertThat(neighbours).allSatisfy(each -> {
            Variation.check(space, each);
            assertThat(differences(genome, each)).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void aChildHasEachGeneFromAParent(String name, int seed) {
        SearchSpace space = named(name);
        RandomGenerator random = generator(seed);
        Genome mother = Variation.random(space, random);
        Genome father = Variation.random(space, random);
        Genome child = Variation.cross(space, mother, father, random);

        Variation.check(space, child);
        assertThat(IntStream.range(0, space.genes().size()))
                .allMatch(
                        gene -> child.allele(gene) == mother.allele(gene) || child.allele(gene) == father.allele(gene));
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void everyGenomeCanBeBuiltForEveryInput(String name, int seed) {
        SearchSpace space = named(name);
        Genome genome = Variation.random(space, generator(seed));

        for (Shape input : INPUTS) {
            Network network = space.decode(genome, space.setting(input, 7));
            Costs costs = network.costs();
            assertThat(network.shape(network.logits())).isEqualTo(Shape.vector(7));
            assertThat(costs.params()).isPositive();
            assertThat(costs.macs()).isGreaterThan(costs.params());
            assertThat(costs.peakActivationBytes()).isPositive().isLessThanOrEqualTo(costs.activationBytes());
            assertThat(network.nodes().stream().filter(node -> node.op() instanceof Op.BatchNorm))
                    .allMatch(node -> !((Op.BatchNorm) node.op()).affine()
                            || node.params().get(0).name().equals(node.name() + ".scale"));
        }
    }

    @ParameterizedTest
    @MethodSource("spacesAndSeeds")
    void everyWeightIsASliceOfOneThatACoveringNetworkHas(String name, int seed) {
        SearchSpace space = named(name);
        Setting setting = space.setting(INPUTS.get(1), 10);
        Map<String, Param> store = new HashMap<>();
        for (Genome genome : space.covering()) {
            space.decode(genome, setting).params().forEach(param -> store.put(param.name(), param));
        }

        Network network = space.decode(Variation.random(space, generator(seed)), setting);
        assertThat(network.params()).allSatisfy(param -> {
            assertThat(store).containsKey(param.name());
            Param full = Objects.requireNonNull(store.get(param.name()));
            assertThat(param.role()).isEqualTo(full.role());
            assertThat(param.fullShape()).isEqualTo(full.fullShape());
            assertThat(rules(param)).isEqualTo(rules(full));
        });
    }

    private static List<Rule> rules(Param param) {
        return param.extents().stream().map(Extent::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void countsItsGenomes(SearchSpace space) {
        BigInteger product = BigInteger.ONE;
        for (Gene gene : space.genes()) {
            product = product.multiply(BigInteger.valueOf(gene.choices().size()));
        }

        assertThat(space.cardinality()).isEqualTo(product);
        assertThat(space.genes().stream().map(Gene::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void rejectsWhatItCannotBuild(SearchSpace space) {
        Genome genome = Variation.random(space, generator(0));
        Genome longer = new Genome(
                Stream.concat(genome.alleles().stream(), Stream.of(0)).toList());
        Genome outside = genome.with(0, space.genes().get(0).cardinality());

        assertThatThrownBy(() -> space.setting(Shape.image(1, 3, 3), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1x3x3");
        assertThatThrownBy(() -> space.setting(Shape.vector(10), 10)).isInstanceOf(IllegalArgumentException.class);
        for (Genome invalid : List.of(longer, outside, genome.with(0, -1))) {
            assertThatThrownBy(() -> space.canonical(invalid)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> space.format(invalid)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> space.decode(invalid, space.setting(INPUTS.get(0), 10)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> space.parse("nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(nonsense)")
                .hasMessageContaining("Example: ");
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void showsAnExampleThatParsesAndIsDocumented(SearchSpace space) throws IOException {
        String catalogue = Files.readString(Path.of("docs/spaces.md"));

        assertThatThrownBy(() -> space.parse("nonsense")).satisfies(error -> {
            String message = String.valueOf(error.getMessage());
            String example = message.substring(message.indexOf("Example: ") + "Example: ".length());
            assertThat(space.format(space.parse(example))).isEqualTo(example);
            assertThat(catalogue).contains("`" + example + "`");
        });
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void randomGenomesUseEveryAllele(SearchSpace space) {
        RandomGenerator random = generator(1);
        List<Set<Integer>> seen = new ArrayList<>();
        space.genes().forEach(gene -> seen.add(new HashSet<>()));
        for (int i = 0; i < 200; i++) {
            Genome genome = Variation.random(space, random);
            IntStream.range(0, seen.size()).forEach(gene -> seen.get(gene).add(genome.allele(gene)));
        }

        assertThat(seen.stream().map(Set::size))
                .containsExactlyElementsOf(
                        space.genes().stream().map(Gene::cardinality).toList());
    }

    private static List<Integer> differences(Genome one, Genome other) {
        return IntStream.range(0, one.alleles().size())
                .filter(gene -> one.allele(gene) != other.allele(gene))
                .boxed()
                .toList();
    }
}
