package io.github.weft.space.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    private static final List<Integer> FOUR_LEVELS = List.of(1, 1, 2, 2);
    private static final List<Integer> THREE_LEVELS = List.of(1, 2, 2);

    @Test
    void countsAreThePublishedOnes() {
        assertThat(Route.count(4, FOUR_LEVELS)).isEqualTo(131);
        assertThat(Route.count(16, FOUR_LEVELS)).isEqualTo(2_818_103);
        assertThat(Route.count(2, THREE_LEVELS)).isEqualTo(15);
        assertThat(Route.count(4, THREE_LEVELS)).isEqualTo(115);
        assertThat(Route.count(8, THREE_LEVELS)).isEqualTo(3_843);
    }

    /** From the middle of three levels 12 of two layers, from the last 4; of four layers from the last two of four levels 80. */
    @Test
    void fewerLevelsLeaveFewerNetworks() {
        assertThat(Route.count(2, List.of(2, 2))).isEqualTo(12);
        assertThat(Route.count(2, List.of(2))).isEqualTo(4);
        assertThat(Route.count(4, List.of(2, 2))).isEqualTo(80);
        assertThat(Route.count(4, List.of(2))).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 0, 0 0 0",
        "0 5 0, 5 0 0",
        "9 2 5, 2 5 9",
        "1 1 3, 1 1 3",
        "1 1 1, 1 1 1",
        "3 3 3, 3 4 5",
        "2 1 2, 1 2 3",
        "16 16 4, 4 16 0",
        "15 15 15, 15 16 0",
    })
    void dropsAreSortedAndNoTwoAreAtOneLayerAfterTheFirst(String chosen, String expected) {
        assertThat(Route.of(numbers(chosen), 16).drops()).isEqualTo(numbers(expected));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @Test
    void aLevelIsTheNumberOfDropsSoFar() {
        Route route = Route.of(List.of(6, 1, 3), 8);

        assertThat(IntStream.rangeClosed(1, 8).map(route::level)).containsExactly(1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(IntStream.rangeClosed(1, 8).filter(route::dropsAt)).containsExactly(3, 6);
    }
}
