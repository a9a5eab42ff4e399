package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Confinement;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class AveragedWeightsTest {

    private static final String BIAS = "head.linear.bias";
    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.04));
    private static final SearchSpace SPACE = Spaces.named("mobile");
    private static final Network NETWORK = SPACE.decode(
            SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2"), SPACE.setting(DATA.shape(), DATA.classes()));
    private static final TrainingRecipe RECIPE =
            TrainingRecipe.brief(2).withBatchSize(32).withAugmentation(2, true);

    private static void fill(OwnWeights weights, Statistics statistics, float value) {
        for (String name : weights.leaves().names()) {
            var values = weights.leaves().values(name);
            Arrays.fill(values, value);
            weights.leaves().set(name, values);
        }
        var numbers = new LinkedHashMap<>(statistics.values());
        numbers.values().forEach(values -> Arrays.fill(values, value));
        statistics.restore(numbers);
    }

    /**
     * Decay .2 from 1 over 2, 3, 5. The warm-up keeps 2/11 at first, and then min(.2, 3/12) and min(.2, 4/13): 2/11 + 9/11 * 2 = 1.818182; .2 *
     * 1.818182 + .8 * 3 = 2.763636; .2 * 2.763636 + .8 * 5 = 4.552727. Running means start at 0: 1.636364, 2.727273, 4.545455; variances at 1.
     */
    @Test
    void threeStepsByHand() {
        try (Scope scope = Scope.open()) {
            var weights = OwnWeights.of(NETWORK, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
            var statistics = Statistics.moving(NETWORK, DataType.FLOAT32, scope);
            float[] first = weights.leaves().values(BIAS);
            Arrays.fill(first, 1);
            weights.leaves().set(BIAS, first);
            var average = new AveragedWeights(.2, NETWORK, weights, statistics, Confinement.NONE, scope);

            float[] values = {2, 3, 5};
            for (int step = 1; step <= 3; step++) {
                fill(weights, statistics, values[step - 1]);
                average.follow(step, scope);
            }

            assertThat(average.weights().leaves().values(BIAS)).hasSize(10);
            for (float value : average.weights().leaves().values(BIAS)) {
                assertThat(value).isCloseTo(4.552727f, within(1e-5f));
            }
            Map<String, float[]> averaged = average.statistics().values();
            assertThat(averaged.get("stem.norm.mean")[0]).isCloseTo(4.545455f, within(1e-5f));
            assertThat(averaged.get("stem.norm.variance")[0]).isCloseTo(4.552727f, within(1e-5f));
            assertThat(weights.leaves().values(BIAS)[0]).isEqualTo(5);
        }
    }

    /** Of a hundred steps at .99 the first keeps 2/11 and the eighth 9/18: the warm-up ends at step 890. */
    @Test
    void weightsThatMayNotMoveAreTheirOwnAverage() {
        try (Scope scope = Scope.open()) {
            var weights = OwnWeights.of(NETWORK, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
            var statistics = Statistics.moving(NETWORK, DataType.FLOAT32, scope);
            fill(weights, statistics, 1);
            NDArray free =
                    scope.floats(new float[] {1, 0, 1, 1, 1, 1, 1, 1, 1, 1}, 10).toType(DataType.BOOLEAN, true);
            Confinement held = name -> name.equals(BIAS) ? Optional.of(free) : Optional.empty();
            var average = new AveragedWeights(.99, NETWORK, weights, statistics, held, scope);
            weights.leaves().set(BIAS, new float[] {2, 0, 2, 2, 2, 2, 2, 2, 2, 2});

            average.follow(8, scope);

            assertThat(average.weights().leaves().values(BIAS))
                    .containsExactly(1.5f, 0, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f);
        }
    }

    @Test
    void averagingChangesWhatIsJudgedAndKeptButNotWhatIsLearnt(@TempDir Path folder) {
        Trained plain = train(RECIPE, folder.resolve("plain"));
        Trained averaged = train(RECIPE.withAverage(.9), folder.resolve("averaged"));

        assertThat(averaged.snapshot()).isNotEqualTo(plain.snapshot());
        Snapshot states = WeightsFile.open(folder.resolve("averaged")).snapshot();
        for (String name : plain.snapshot().names()) {
            assertThat(states.values(name)).as(name).isEqualTo(plain.snapshot().values(name));
            assertThat(states.values("average of " + name))
                    .as(name)
                    .isEqualTo(averaged.snapshot().values(name));
        }
        assertThat(Accuracy.percent(NETWORK, averaged.snapshot(), DATA.validation(), Deadline.none()))
                .hasValue(averaged.validationAccuracy());
    }

    private static Trained train(TrainingRecipe recipe, Path state) {
        return new Trainer(DATA, recipe)
                .resumingFrom(state)
                .train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> {});
    }

    @Test
    void aTrainingWithMixupAndAverageGoesOnToTheSameBits(@TempDir Path folder) {
        TrainingRecipe recipe = RECIPE.withMixup(.4).withAverage(.95);
        Trained whole = train(recipe, folder.resolve("whole"));
        var trainer = new Trainer(DATA, recipe).resumingFrom(folder.resolve("state"));

        assertThatThrownBy(() -> trainer.train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        var epochs = new ArrayList<Integer>();
        Trained resumed = trainer.train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> epochs.add(epoch));

        assertThat(epochs).containsExactly(2);
        assertThat(resumed).isEqualTo(whole);
        assertThat(train(RECIPE.withAverage(.95), folder.resolve("other")).snapshot())
                .isNotEqualTo(whole.snapshot());
    }
}
