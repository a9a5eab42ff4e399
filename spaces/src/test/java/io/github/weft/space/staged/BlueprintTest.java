package io.github.weft.space.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Op.Activation.Function;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintTest {

    private static Stage stage(String name, Width width, int stride, String... from) {
        return new Stage(
                name, List.of(from), stride, width, List.of(1, 2), List.of(Kind.CONV), Map.of(), 16, false, false);
    }

    private static Blueprint of(Stage... stages) {
        var stem = new Stem(3, 1, List.of(8), false);
        return new Blueprint("test", "", Function.RELU, stem, List.of(stages), List.of(), List.of());
    }

    private static void refused(String stage, String key, String hint, Stage... stages) {
        assertThatThrownBy(() -> of(stages))
                .isInstanceOfSatisfying(BlueprintProblem.class, problem -> {
                    assertThat(problem.stage()).isEqualTo(stage);
                    assertThat(problem.key()).isEqualTo(key);
                })
                .hasMessageContaining(hint);
    }

    @Test
    void stagesThatReadEachOtherAreACycle() {
        refused(
                "a",
                "from",
                "from goes in a cycle: a reads c, c reads b, b reads a",
                stage("a", Width.of(8), 1, "c"),
                stage("b", Width.of(8), 1, "a"),
                stage("c", Width.of(8), 1, "b"));
    }

    @Test
    void widthsThatFollowEachOtherAreACycle() {
        refused(
                "a",
                "width",
                "width goes in a cycle: a takes its width from b, b takes its width from a",
                stage("a", new Width.Following("b", 1), 1, "stem"),
                stage("b", new Width.Following("a", 2), 1, "a"));
    }

    @Test
    void aStageComesAfterThoseItReads() {
        refused(
                "a",
                "from",
                "reads b, which comes after it",
                stage("a", Width.of(8), 1, "b"),
                stage("b", Width.of(8), 1, "stem"));
    }

    @Test
    void namesThatAreNotThereAreAnsweredWithTheClosest() {
        refused("a", "from", "from (stam) is not known. Did you mean stem?", stage("a", Width.of(8), 1, "stam"));
        refused("a", "width", "width (stam) is not known", stage("a", new Width.Following("stam", 1), 1, "stem"));
    }

    @Test
    void whatIsAddedUpMustHaveOneShape() {
        refused(
                "c",
                "from",
                "a has width a.width at 1/1 of the stem's size, but b has width b.width at 1/1",
                stage("a", Width.of(8, 16), 1, "stem"),
                stage("b", Width.of(8, 16), 1, "a"),
                stage("c", Width.of(8), 1, "a", "b"));
        refused(
                "c",
                "from",
                "b has width a.width at 1/2",
                stage("a", Width.of(8, 16), 1, "stem"),
                stage("b", new Width.Following("a", 1), 2, "a"),
                stage("c", Width.of(8), 1, "a", "b"));
        assertThat(of(
                                stage("a", Width.of(8, 16), 2, "stem"),
                                stage("b", new Width.Following("a", 1), 2, "stem"),
                                stage("c", Width.of(8), 1, "a", "b"))
                        .stages())
                .hasSize(3);
    }

    @Test
    void everyStageIsRead() {
        refused(
                "a",
                "name",
                "stage (a) is read by no other stage",
                stage("a", Width.of(8), 1, "stem"),
                stage("b", Width.of(8), 1, "stem"));
        refused("a", "name", "stands twice", stage("a", Width.of(8), 1, "stem"), stage("a", Width.of(8), 1, "stem"));
    }

    @Test
    void spacesWithoutAChoiceOrWithoutEndAreRefused() {
        var fixed = new Stage(
                "a", List.of("stem"), 1, Width.of(8), List.of(1), List.of(Kind.CONV), Map.of(), 16, false, false);
        assertThatThrownBy(() -> new StagedSpace(of(fixed))).hasMessageContaining("nothing to choose");

        Map<Trait, List<Integer>> many =
                Map.of(Trait.KERNEL, List.of(1, 3, 5, 7, 9, 11, 13), Trait.EXPANSION, List.of(1, 2, 3, 4, 5, 6, 7, 8));
        Stage[] stages = new Stage[3];
        for (int i = 0; i < stages.length; i++) {
            String from = i == 0 ? "stem" : "s" + (i - 1);
            stages[i] = new Stage(
                    "s" + i, List.of(from), 1, Width.of(8), List.of(64), List.of(Kind.MBCONV), many, 16, false, false);
        }
        // 56^192 = 10^335.6
        assertThatThrownBy(() -> new StagedSpace(of(stages))).hasMessageContaining("384 choices, about 10^335 genomes");
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Width.of()).hasMessageContaining("width is an empty choice");
        assertThatThrownBy(() -> Width.of(8, 8)).hasMessageContaining("names a choice twice");
        assertThatThrownBy(() -> Width.of(0)).hasMessageContaining("width (0) must be from 1 to 4096");
        assertThatThrownBy(() -> Examples.plain(Kind.CONV, Map.of(Trait.KERNEL, List.of(4)), false))
                .hasMessageContaining("kernel (4) must be odd");
        assertThatThrownBy(() -> Examples.plain(Kind.SKIP, Map.of(Trait.KERNEL, List.of(3)), false))
                .hasMessageContaining("kernel is read by none of [skip]");
        assertThatThrownBy(() -> Kind.named("mbconf")).hasMessageContaining("Did you mean mbconv?");
    }
}
