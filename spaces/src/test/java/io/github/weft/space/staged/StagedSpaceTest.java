package io.github.weft.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagedSpaceTest {

    private static final Shape IMAGE = Shape.image(1, 8, 8);

    /** Stem 4x1x3x3 + 8 = 44, classifier 6x10 + 10 = 70; the layers are counted by hand from 4 channels at 8x8 to 6 at 4x4. */
    @ParameterizedTest
    @CsvSource({
        // conv: 6*4*9 + 12; 216*16
        "CONV, 1, 228, 3456",
        // a second, 6 to 6: 6*6*9 + 12; 324*16
        "CONV, 2, 564, 8640",
        // depthwise 4*9 + 8, point 6*4 + 12; 36*16 + 24*16
        "SEPARABLE, 1, 80, 960",
        // expand 16*4 + 32 at 8x8, depthwise 16*9 + 32, project 6*16 + 12
        "MBCONV, 1, 380, 7936",
        // 6*4*9 + 12, 6*6*9 + 12, shortcut 6*4 + 12; (216 + 324 + 24) * 16
        "RESIDUAL, 1, 600, 9024",
        // without a shortcut: 2 * (324 + 12); 648*16
        "RESIDUAL, 2, 1272, 19392",
        // pooling, then 6*4 + 12
        "MAXPOOL, 1, 36, 384",
        "AVGPOOL, 2, 36, 384",
        "SKIP, 1, 36, 384",
        "SKIP, 2, 36, 384",
        // 3x3 6*4*9 + 12, positions 16*6, norm 12, query, key, value 3*(6*32 + 32), out 32*6 + 6, norm 12, MLP 6*24 +
        // 24 + 24*6 + 6;
        // 16*(216 + 3*192 + 192 + 288) + 2*16*16*32
        "ATTENTION, 1, 1536, 36736",
        // without the first two
        "ATTENTION, 2, 2748, 70016"
    })
    void costsAreThoseOfAHandCount(Kind kind, int depth, long params, long macs) {
        StagedSpace space = Examples.plain(kind, Map.of(), false);
        Costs costs =
                space.decode(Genome.of(depth - 1), space.setting(IMAGE, 10)).costs();

        assertThat(costs.params()).isEqualTo(params + 44 + 70);
        assertThat(costs.macs()).isEqualTo(macs + 4 * 9 * 64 + 60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ownAndSharedWeightsMakeNetworksOfEqualCost(boolean own) {
        Map<Trait, List<Integer>> traits = Map.of(Trait.KERNEL, List.of(3, 5), Trait.EXPANSION, List.of(1, 2, 3));
        StagedSpace space = Examples.plain(Kind.MBCONV, traits, own);
        Genome genome = space.parse("6x1-k5e2");

        // expand 8*4 + 16, depthwise 8*25 + 16, project 6*8 + 12
        assertThat(space.decode(genome, space.setting(IMAGE, 10)).costs().params())
                .isEqualTo(324 + 44 + 70);
    }

    @Test
    void sharedWeightsAreSlicesAndOwnOnesAreNot() {
        Map<Trait, List<Integer>> traits = Map.of(Trait.KERNEL, List.of(3, 5), Trait.EXPANSION, List.of(2, 3));
        StagedSpace shared = Examples.plain(Kind.MBCONV, traits, false);
        StagedSpace own = Examples.plain(Kind.MBCONV, traits, true);

        assertThat(fullShape(shared, "only.layer1.mbconv.depthwise.weight")).containsExactly(12, 1, 5, 5);
        assertThat(fullShape(own, "only.layer1.mbconv-k3e2.depthwise.weight")).containsExactly(8, 1, 3, 3);
        assertThat(shared.covering()).hasSize(1);
        assertThat(own.covering()).hasSize(4);
    }

    private static List<Integer> fullShape(StagedSpace space, String name) {
        return space.decode(space.base(), space.setting(IMAGE, 10)).params().stream()
                .filter(param -> param.name().equals(name))
                .findFirst()
                .orElseThrow()
                .fullShape();
    }

    @Test
    void aGateIsCountedByHand() {
        StagedSpace space = Examples.plain(Kind.MBCONV, Map.of(Trait.GATE, List.of(0, 1)), false);
        Setting setting = space.setting(IMAGE, 10);
        Costs without = space.decode(space.parse("6x1-se0"), setting).costs();
        Costs with = space.decode(space.parse("6x1-se1"), setting).costs();

        // 16 hidden channels, 4 squeezed: 16*4 + 4 + 4*16 + 16
        assertThat(with.params() - without.params()).isEqualTo(148);
        assertThat(with.macs() - without.macs()).isEqualTo(128);
    }

    @Test
    void attentionOnAMapTooLargeIsRefused() {
        StagedSpace space = Examples.plain(Kind.ATTENTION, Map.of(), false);

        assertThat(space.setting(Shape.image(3, 128, 128), 10).input().height()).isEqualTo(128);
        assertThatThrownBy(() -> space.setting(Shape.image(3, 224, 224), 10))
                .hasMessageContaining("input (3x224x224) is too large for attention in stage only")
                .hasMessageContaining("112x112 places, more than 4096");
    }

    @Test
    void genesAreWhatHasMoreThanOneChoice() {
        assertThat(Examples.plain(Kind.CONV, Map.of(Trait.KERNEL, List.of(3, 5)), false)
                        .genes())
                .containsExactly(
                        new Gene("only.depth", List.of("1", "2")),
                        new Gene("only.layer1.kernel", List.of("3", "5")),
                        new Gene("only.layer2.kernel", List.of("3", "5")));
        assertThat(Examples.mixed().genes().stream().map(Gene::name))
                .startsWith("stem.width", "first.width", "first.depth", "first.layer1.op", "first.layer1.kernel")
                .contains("beside.op", "last.layer2.expansion")
                .endsWith("head.width")
                .doesNotContain("own.width", "beside.width", "own.depth", "last.layer1.op");
    }

    @Test
    void textsShowWidthsThatFollowAndLayersAlike() {
        StagedSpace space = Examples.mixed();

        assertThat(space.format(space.base()))
                .isEqualTo("8_8x1-mbconv:k3e2_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8_8x1-mbconv:k3e2_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1 | 7 parts",
                "8_9x1-mbconv:k3e2_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | first.width (9) must be one of [8, 12]",
                "8_8x4-mbconv:k3e2_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | first.depth (4)",
                "8_8x1-conv:k3e2_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | first.layer1.op (conv)",
                "8_8x1-mbconv:k3e2_24x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | Maybe 8_8x1-mbconv:k3e2_16x2",
                "8_8x1-mbconv:k3_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | lacks a choice",
                "8_8x1-mbconv:k3e2h4_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | no choice called (h)",
                "8_8x1-mbconv:k3e2!_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32 | letters and numbers",
                "8_x1_16x2_16x1_24x1_24x1_32 | must begin with width"
            })
    void malformedTextsAreExplained(String text, String hint) {
        assertThatThrownBy(() -> Examples.mixed().parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("architecture (" + text + ")")
                .hasMessageContaining(hint);
    }

    @Test
    void equalBlueprintsAreEqualSpaces() {
        assertThat(Examples.mixed()).isEqualTo(Examples.mixed()).hasSameHashCodeAs(Examples.mixed());
        assertThat(Examples.mixed()).isNotEqualTo(Examples.named("other"));
    }

    @Test
    void theStrideOfTheStemIsASkeletonSize() {
        StagedSpace space = Examples.mixed();
        Setting setting = space.setting(Shape.image(1, 32, 32), 10).with("stem-stride", 2);

        assertThat(space.decode(space.base(), setting).costs().macs())
                .isLessThan(space.decode(space.base(), space.setting(Shape.image(1, 32, 32), 10))
                                .costs()
                                .macs()
                        / 2);
        assertThatThrownBy(() -> space.decode(space.base(), setting.with("stem-stride", 8)))
                .hasMessageContaining("both sides must exceed 32 pixels");
    }

    @Test
    void restrictionsSayWhichGenomesAreNoCandidates() {
        var limit = new Restriction("params < 400", new TreeMap<>(Map.of("params", 1)), -400, "<");
        var shallow = new Restriction("only.depth < 2", new TreeMap<>(Map.of("only.depth", 1)), -2, "<");
        Blueprint plain = Examples.plain(Kind.CONV, Map.of(), false).blueprint();
        var space = new StagedSpace(new Blueprint(
                "tight", "", Function.RELU, plain.stem(), plain.stages(), List.of(), List.of(limit, shallow)));
        Setting setting = space.setting(IMAGE, 10);

        assertThat(space.objection(Genome.of(0), setting)).isEmpty();
        assertThat(space.objection(Genome.of(1), setting))
                .contains("breaks the space's constraint params < 400: params is 678");
        assertThat(limit.holds(name -> 400)).isFalse();
        assertThat(shallow.holds(name -> 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void genomesAreOneCandidateExactlyIfTheirNetworksAreEqual(int seed) {
        StagedSpace space = Examples.mixed();
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        Genome genome = Variation.random(space, Seeds.generator(seed, "staged"));
        var candidates = new HashSet<Genome>();
        var networks = new HashSet<Network>();
        for (Genome each : Variation.neighbours(space, genome)) {
            candidates.add(space.canonical(each));
            networks.add(space.decode(each, setting));
        }

        assertThat(networks).hasSameSizeAs(candidates).hasSizeGreaterThan(10);
    }

    @Test
    void skippedLayersAtTheEndDoNotCount() {
        StagedSpace space = Examples.mixed();
        String rest = "_16x2-conv:k3-conv:k3_16x1-maxpool_24x1-e2_24x1-attention:e1h1_32";

        assertThat(canonical(space, "8_8x3-mbconv:k5e3-skip-skip" + rest)).isEqualTo("8_8x1-mbconv:k5e3" + rest);
        assertThat(canonical(space, "8_8x3-mbconv:k5e3-skip-residual:k3" + rest))
                .isEqualTo("8_8x3-mbconv:k5e3-skip-residual:k3" + rest);
        assertThat(canonical(space, "8_8x1-mbconv:k5e3-residual:k5" + rest)).isEqualTo("8_8x1-mbconv:k5e3" + rest);
        assertThat(canonical(space, "8_8x1-skip:k5e3" + rest)).isEqualTo("8_8x1-skip" + rest);
    }

    private static String canonical(StagedSpace space, String text) {
        return space.format(space.canonical(space.parse(text)));
    }
}
