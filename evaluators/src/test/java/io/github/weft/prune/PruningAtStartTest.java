package io.github.weft.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("torch")
class PruningAtStartTest {

    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(320));
    private static final SearchSpace SPACE = Spaces.named("mobile");
    private static final Network NETWORK = SPACE.decode(
            SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2"), SPACE.setting(DATA.shape(), DATA.classes()));
    private static final PruningAtStart PRUNING = new PruningAtStart(DATA.name(), DATA.train());

    private static SparsityPlan plan(MaskChoice choice, double density) {
        Map<String, Long> nonzeros = new LinkedHashMap<>();
        NETWORK.params().stream()
                .filter(param -> param.role() == Role.KERNEL)
                .forEach(param -> nonzeros.put(param.name(), Math.max(1, Math.round(density * param.count()))));
        return SparsityPlan.of(nonzeros, choice, Optional.empty());
    }

    private static Masks choose(SparsityPlan plan, long seed) {
        try (Scope scope = Scope.open()) {
            return PRUNING.choose(plan, NETWORK, weights(scope), seed);
        }
    }

    private static OwnWeights weights(Scope scope) {
        return OwnWeights.of(NETWORK, Initialisation.KAIMING_NORMAL, 3, DataType.FLOAT32, scope);
    }

    @ParameterizedTest
    @EnumSource(MaskChoice.class)
    @Tag("heavy")
    void everyChoiceKeepsToTheCountsAndToItsSeed(MaskChoice choice) {
        SparsityPlan plan = plan(choice, .1);

        Masks masks = choose(plan, 1);

        var counts = new LinkedHashMap<String, Long>();
        masks.byKernel().forEach((name, mask) -> counts.put(name, (long) mask.nonzeros()));
        assertThat(counts).isEqualTo(plan.nonzeros());
        assertThat(choose(plan, 1)).isEqualTo(masks);
    }

    @Test
    void magnitudesKeepTheLargestWeights() {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = weights(scope);
            Mask mask = PRUNING.choose(plan(MaskChoice.MAGNITUDE, .1), NETWORK, weights, 1)
                    .of("head.linear.weight")
                    .orElseThrow();
            float[] values = weights.leaves().values("head.linear.weight");
            double least = Arrays.stream(mask.places())
                    .mapToDouble(place -> Math.abs(values[place]))
                    .min()
                    .orElseThrow();
            assertThat(Arrays.stream(mask.gaps()).mapToDouble(place -> Math.abs(values[place])))
                    .allMatch(weight -> weight <= least);
        }
    }

    @Test
    void overallCountsAreThePlansInSumAlone() {
        SparsityPlan plan = plan(MaskChoice.SNIP, .5);
        try (Scope scope = Scope.open()) {
            Masks masks = PRUNING.chooseOverall(plan, NETWORK, weights(scope), 1);
            long full = NETWORK.params().stream()
                    .filter(param -> param.role() == Role.KERNEL
                            && masks.of(param.name()).isEmpty())
                    .mapToLong(Param::count)
                    .sum();
            assertThat(masks.nonzeros() + full).isEqualTo(plan.total());
            assertThat(masks.of("head.linear.weight").map(Mask::nonzeros))
                    .isNotEqualTo(Optional.of(Math.toIntExact(plan.nonzeros().get("head.linear.weight"))));
        }
    }

    /** A handful of weights for a dozen kernels: some have none. */
    @Test
    void aKernelWithoutConnectionsIsACollapse() {
        var nonzeros = new LinkedHashMap<String, Long>();
        plan(MaskChoice.MAGNITUDE, .1).nonzeros().forEach((name, count) -> nonzeros.put(name, 1L));
        SparsityPlan few = SparsityPlan.of(nonzeros, MaskChoice.MAGNITUDE, Optional.empty());
        try (Scope scope = Scope.open()) {
            OwnWeights weights = weights(scope);
            assertThatThrownBy(() -> PRUNING.chooseOverall(few, NETWORK, weights, 1))
                    .isInstanceOf(Collapsed.class)
                    .hasMessageStartingWith("collapsed: kernel ");
        }
    }

    @Test
    void plansThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> choose(
                        SparsityPlan.of(Map.of("head.linear.weight", 999L), MaskChoice.RANDOM, Optional.empty()), 1))
                .hasMessage("kernel (head.linear.weight) of 320 weights cannot keep 999.");
        assertThatThrownBy(() -> choose(SparsityPlan.of(Map.of("tail", 1L), MaskChoice.RANDOM, Optional.empty()), 1))
                .hasMessage("the plan names kernels ([tail]) that the network has not.");
    }
}
