package io.github.weft.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StartTest {

    @ParameterizedTest
    @CsvSource({
        "1191.2, 4.7083, 0, 108, 254, 480, 349",
        "2382.4, 10.2462, 2, 144, 553, 1045, 640",
        "4764.8, 25.5179, 2, 144, 1378, 2603, 640"
    })
    void erdosRenyiOfTheReferenceNetworkIsTheWorkedTable(
            double real, double scale, int dense, long conv1, long conv2, long conv3, long fc) {
        ErdosRenyi shares = ErdosRenyi.of(Reference.LAYERS, real, 1);

        assertThat(shares.scale()).isEqualTo(scale, within(5e-5));
        assertThat(shares.dense()).hasSize(dense);
        assertThat(Start.ERK.counts(Reference.LAYERS, Math.round(real))).containsExactly(conv1, conv2, conv3, fc);
    }

    @Test
    void realCountsAreThoseOfTheTable() {
        List<Double> counts = ErdosRenyi.of(Reference.LAYERS, 2382.4, 1).counts(Reference.LAYERS);

        assertThat(counts.get(1)).isEqualTo(553.29, within(5e-3));
        assertThat(counts.get(2)).isEqualTo(1045.11, within(1e-2));
    }

    @Test
    void twoLinearLayersHaveTheDensitiesOfSet() {
        var layers = List.of(new Layer("first", List.of(4, 80)), new Layer("second", List.of(20, 20)));
        ErdosRenyi shares = ErdosRenyi.of(layers, 144, 1);

        assertThat(shares.scale()).isEqualTo(1.16129, within(5e-6));
        assertThat(shares.counts(layers).get(0) / 320).isEqualTo(0.304839, within(5e-7));
        assertThat(shares.counts(layers).get(1) / 400).isEqualTo(0.116129, within(5e-7));
    }

    @Test
    void theFirstKernelOrNoneIsDense() {
        // 2382 / 23824 of each: 14.40 460.72 1842.89 63.99
        assertThat(Start.UNIFORM.counts(Reference.LAYERS, 2382)).containsExactly(14L, 461L, 1843L, 64L);
        // (2382 - 144) / 23680 of the others: 435.50 1742.01 60.49
        assertThat(Start.UNIFORM_DENSE_FIRST.counts(Reference.LAYERS, 2382)).containsExactly(144L, 436L, 1742L, 60L);
    }

    @Test
    void missingUnitsGoToTheLargestFractionsTheFirstOfEquals() {
        assertThat(Start.rounded(List.of(1.5, 2.25, 3.5, 0.75), 8)).containsExactly(2L, 2L, 3L, 1L);
        assertThat(Start.rounded(List.of(2.0, 3.0), 5)).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void everyStartKeepsTheBudgetAndItsNameReadsBack(Start start) {
        for (long budget : List.of(300L, 1191L, 2382L, 12_000L, 23_824L)) {
            List<Long> counts = start.counts(Reference.LAYERS, budget);
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(budget);
            assertThat(counts).allMatch(count -> count >= 0);
        }
        assertThat(Start.parse(start.toString())).isEqualTo(start);
    }

    @Test
    void densitiesOutOfRangeAndBelowAWeightAUnitAreRefused() {
        assertThatThrownBy(() -> Apportionment.of(Reference.LAYERS, 0, Start.ERK))
                .hasMessage("density (0.0) must be above 0 and at most 1.");
        assertThatThrownBy(() -> Apportionment.of(Reference.LAYERS, 1.1, Start.ERK))
                .hasMessage("density (1.1) must be above 0 and at most 1.");
        // fewest: 16, 32, 93 (.5% of 18,432) and 64 of 640
        assertThatThrownBy(() -> Apportionment.of(Reference.LAYERS, 0.005, Start.ERK))
                .hasMessage(
                        "budget (119 weights) must be between 205, the fewest that 4 kernels may keep, and 23824. Choose another density.");
        assertThat(Apportionment.feasible(Reference.LAYERS, 0.0086)).isTrue();
        assertThat(Apportionment.feasible(Reference.LAYERS, 0.0085)).isFalse();
    }
}
