package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.score.Evaluation;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of space {@code sparse} as a search trains them. The reference network has 23,680 weights that may go (4,608 and 18,432 of two
 * convolutions, 640 of the classifier) and 378 that stay.
 */
@Tag("torch")
class SparseSpaceTrainingTest {

    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.04));
    private static final SearchSpace SPACE = Spaces.named("sparse");

    private static Map<String, Evaluation> trained(String architecture) {
        TrainingStage stage = TrainingStage.brief(
                        SPACE,
                        SPACE.setting(DATA.shape(), DATA.classes()),
                        DATA,
                        TrainingRecipe.brief(2).withBatchSize(8),
                        11)
                .choosing(new PruningAtStart(DATA.name(), DATA.train()));
        return stage.evaluate(SPACE.parse(architecture), 0).stream()
                .collect(Collectors.toMap(Evaluation::metric, evaluation -> evaluation));
    }

    private static double value(Map<String, Evaluation> found, String metric) {
        return found.get(metric).score().value().orElseThrow();
    }

    /** 80 steps: updates are due every 25 of them, up to the last that the genome allows. */
    @ParameterizedTest
    @CsvSource({
        "d0.1_erk_random_gradient_magnitude_i25_a0.3_cosine_e0.75, 2368, 2",
        "d0.1_erk_snip_momentum_snr_i25_a0.5_constant_e0.9, 2368, 2",
        "'d0.05_uniform_magnitude_random_weight-gradient_i25_a0.3_linear_e0.5_l1+2,2-2', 1184, 1",
        "d0.3_synflow_synflow_gradient_magnitude_i50_a0.2_cosine_e0.75, 7104, 1"
    })
    void theBudgetIsHeldWhileConnectionsMove(String architecture, int budget, int updates) {
        Map<String, Evaluation> found = trained(architecture);

        assertThat(found).containsOnlyKeys("accuracy", "nonzeros", "sparse-macs", "explored", "mask-updates");
        assertThat(value(found, "nonzeros")).isEqualTo(budget + 378);
        assertThat(value(found, "sparse-macs")).isBetween(112_896.0 + 49 * budget / 2.0, 1_919_872.0);
        assertThat(value(found, "mask-updates")).isEqualTo(updates);
        assertThat(found.get("mask-updates").curve()).hasSize(2).anyMatch(moved -> moved > 0);
        assertThat(found.get("explored").curve()).hasSize(2).isSorted();
        assertThat(value(found, "explored")).isGreaterThan(budget / 23_680.0).isLessThan(2.0 * budget / 23_680);
        assertThat(found.get("accuracy").curve()).hasSize(2);
    }

    /** The stem's 144 weights at 784 places; 598, 1,130 and 640 by the Erdős–Rényi kernel at 196, 49 and one. */
    @Test
    void sparseMacsAreNonzerosTimesTheirPlaces() {
        Map<String, Evaluation> found = trained("d0.1_erk_random_static");

        assertThat(value(found, "sparse-macs")).isEqualTo(144 * 784 + 598 * 196 + 1_130 * 49 + 640);
        assertThat(value(found, "mask-updates")).isZero();
        assertThat(found.get("mask-updates").curve()).containsExactly(0.0, 0.0);
        assertThat(found.get("explored").curve()).isEqualTo(Collections.nCopies(2, 2_368 / 23_680.0));
    }

    @Test
    void aNetworkOfDensityOneIsDense() {
        Map<String, Evaluation> found = trained("d1_uniform_random_static");

        assertThat(value(found, "nonzeros")).isEqualTo(24_058);
        assertThat(value(found, "sparse-macs")).isEqualTo(1_919_872);
        assertThat(value(found, "explored")).isEqualTo(1);
    }
}
