package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTest {

    private static final Map<String, Integer> DECISIONS = Map.of("width", 12, "expand", 3, "kernel", 3);

    @Test
    void ofAPrefixStartsAtZero() {
        Extent extent = new Rule.Prefix(Size.decision("width")).of(16, DECISIONS);

        assertThat(extent).isEqualTo(new Extent(new Rule.Prefix(Size.decision("width")), 16, 0, 12));
        assertThat(extent.isWhole()).isFalse();
    }

    @Test
    void ofACentreLeavesEqualMargins() {
        var centre = new Rule.Centre(Size.decision("kernel"));

        assertThat(centre.of(7, DECISIONS)).isEqualTo(new Extent(centre, 7, 2, 3));
        assertThatThrownBy(() -> centre.of(6, DECISIONS))
                .hasMessage("kernel (6) has no centre of size (3): the difference must be even.");
    }

    @ParameterizedTest
    @CsvSource({"12, 3, 4, 36", "10, 3, 4, 32", "9, 1, 4, 8", "1, 1, 4, 4", "15, 2, 8, 32", "12, 1, 8, 16"})
    void ofAProductIsRoundedHalfUpButNeverToNothing(int left, int right, int multiple, int product) {
        assertThat(Size.product(Size.of(left), Size.of(right), multiple).value(Map.of()))
                .isEqualTo(product);
    }

    @Test
    void needsItsDecisions() {
        assertThatThrownBy(() -> new Rule.Prefix(Size.decision("depth")).of(16, Map.of("width", 12)))
                .hasMessage("decision (depth) is not made. Made: [width].");
    }

    @Test
    void mustBeAPartOfTheWhole() {
        assertThatThrownBy(() -> new Rule.Prefix(Size.of(17)).of(16, Map.of()))
                .hasMessageContaining("[0, 17)")
                .hasMessageContaining("[0, 16)");
        assertThatThrownBy(() -> new Rule.Prefix(Size.of(0)).of(16, Map.of())).hasMessageContaining("[0, 0)");
    }

    @Test
    void givesAParameterItsShapeAndFanIn() {
        Extent kernel = new Rule.Centre(Size.of(3)).of(7, Map.of());
        var param = new Param("w", Role.KERNEL, List.of(Extent.whole(8), Extent.whole(4), kernel, kernel));

        assertThat(param.shape()).containsExactly(8, 4, 3, 3);
        assertThat(param.fullShape()).containsExactly(8, 4, 7, 7);
        assertThat(param.count()).isEqualTo(288);
        assertThat(param.fanIn()).isEqualTo(36);
        assertThat(param.isWhole()).isFalse();
    }

    @Test
    void rulesReadAsTheyAreWritten() {
        Size hidden = Size.product(Size.decision("width"), Size.decision("expand"), 4);

        assertThat(new Rule.Prefix(hidden)).hasToString("prefix(width*expand)");
        assertThat(new Rule.Centre(Size.of(5))).hasToString("centre(5)");
    }
}
