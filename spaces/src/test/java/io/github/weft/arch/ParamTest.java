package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamTest {

    private static final Param FIVE = matrix("w.7to5", 25);
    private static final Param THREE = matrix("w.5to3", 9);

    private static Param matrix(String name, int entries) {
        return new Param(name, Role.TRANSFORM, List.of(Extent.whole(entries), Extent.whole(entries)));
    }

    private static Param kernel(int side) {
        Extent kernel = new Rule.Centre(Size.of(side)).of(7, Map.of());
        Extent channels = new Rule.Prefix(Size.of(6)).of(8, Map.of());
        return new Param("w", Role.KERNEL, List.of(channels, Extent.whole(1), kernel, kernel));
    }

    @Test
    void aTransformedKernelIsMadeOfALargerCutAndMatrices() {
        Param made = kernel(3).transformedBy(List.of(FIVE, THREE));
        List<Param> sources = made.sources();

        assertThat(sources).extracting(Param::name).containsExactly("w", "w.7to5", "w.5to3");
        assertThat(sources.get(0).shape()).containsExactly(6, 1, 5, 5);
        assertThat(sources.get(0).extents().get(2).start()).isEqualTo(1);
        assertThat(sources.get(0).transforms()).isEmpty();
        assertThat(made.count()).as("what a network of its own has").isEqualTo(6 * 9);
        assertThat(made).isNotEqualTo(kernel(3));
    }

    @Test
    void aSliceThatIsCutOutIsItsOwnSource() {
        assertThat(kernel(5).sources()).containsExactly(kernel(5));
    }

    @Test
    void theLastMatrixMustBeOfTheKernelsSide() {
        assertThatThrownBy(() -> kernel(5).transformedBy(List.of(FIVE, THREE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter (w) of slice ")
                .hasMessageEndingWith("cannot be made by matrices for sides [5, 3]: the last must be the kernel's.");
    }

    /** The rule of the MobileNets, in their own words: nearest multiple of 8, but not below nine tenths. */
    @ParameterizedTest
    @CsvSource({
        "16, 8",
        "32, 8",
        "36, 16",
        "40, 16",
        "48, 16",
        "64, 16",
        "68, 16",
        "72, 24",
        "76, 24",
        "80, 24",
        "96, 24",
        "104, 24",
        "108, 32",
        "120, 32",
        "144, 40",
        "288, 72",
        "432, 112"
    })
    void squeezesToAQuarterDivisibleByEight(int channels, int expected) {
        int quarter = channels / 4;
        int nearest = Math.max(8, (int) (quarter + 8 / 2.0) / 8 * 8);

        assertThat(nearest < 0.9 * quarter ? nearest + 8 : nearest).isEqualTo(expected);
        assertThat(Size.quotient(Size.decision("c"), 4, 8).value(Map.of("c", channels)))
                .isEqualTo(expected);
    }
}
