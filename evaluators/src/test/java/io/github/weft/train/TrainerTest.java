package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class TrainerTest {

    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.04));
    private static final TrainingRecipe RECIPE =
            TrainingRecipe.brief(2).withBatchSize(32).withAugmentation(2, true);

    private static Network mobile(String text) {
        SearchSpace space = Spaces.named("mobile");
        return space.decode(space.parse(text), space.setting(DATA.shape(), DATA.classes()));
    }

    private static final Network SMALL = mobile("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");
    private static final Network OTHER = mobile("8x1-k5e2_12x2-k3e2-k3e2_16x1-k3e3_32x1-k5e2");

    private static Trained train(Network network, long seed) {
        return new Trainer(DATA, RECIPE).train(network, seed, Deadline.none(), (epoch, loss, accuracy) -> {});
    }

    @Test
    @Tag("heavy")
    void learnsToTellClothesApart() {
        Dataset data = DataSource.open(
                "fashion-mnist", DataOptions.defaults().withLimit(2000).withValidationShare(0.1));
        var losses = new ArrayList<Double>();

        Trained trained = new Trainer(data, TrainingRecipe.brief(4).withBatchSize(32))
                .train(SMALL, 1, Deadline.none(), (epoch, loss, accuracy) -> losses.add(loss));

        assertThat(trained.validationAccuracy()).isGreaterThan(70);
        assertThat(trained.curve()).hasSize(4);
        assertThat(losses.get(3)).isLessThan(0.75 * losses.get(0));
    }

    @Test
    @Tag("heavy")
    void sameSeedGivesTheSameBitsWhateverOtherThreadsTrain() {
        Trained alone = train(SMALL, 7);

        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Trained>> together = IntStream.range(0, 3)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> i == 1 ? train(OTHER, i) : train(SMALL, 7), pool))
                    .toList();
            assertThat(together.get(0).join()).isEqualTo(alone);
            assertThat(together.get(2).join()).isEqualTo(alone);
            assertThat(together.get(1).join()).isEqualTo(train(OTHER, 1));
        } finally {
            pool.shutdown();
        }
        assertThat(train(SMALL, 8).snapshot()).isNotEqualTo(alone.snapshot());
    }

    @Test
    void keptWeightsReproduceTheValidationAccuracy(@TempDir Path folder) {
        Trained trained = train(SMALL, 3);

        Snapshot restored = WeightsFile.write(folder.resolve("w.safetensors"), trained.snapshot(), Map.of())
                .read();

        assertThat(restored).isEqualTo(trained.snapshot());
        assertThat(restored.names()).contains("stem.conv.weight", "head.linear.bias", "stem.norm.mean");
        assertThat(restored.values("stem.norm.variance")).doesNotContain(1);
        assertThat(Accuracy.percent(SMALL, restored, DATA.validation(), Deadline.none()))
                .hasValue(trained.validationAccuracy());
        assertThatThrownBy(() -> Accuracy.percent(OTHER, restored, DATA.validation(), Deadline.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another network");
    }

    /** At no rate to speak of, weights stay as they start: of 32 inputs to the last layer, sqrt(32) times smaller. */
    @Test
    void architectureAwareScalingShrinksTheFirstWeights() {
        TrainingRecipe still = RECIPE.withEpochs(1).withOptimizer(new Nesterov(0.9, 0), 1e-12, 0);
        Snapshot usual = start(still);
        Snapshot scaled = start(still.withScaling(Scaling.ARCHITECTURE_AWARE));

        assertThat(scaled.values("stem.conv.weight")).isEqualTo(usual.values("stem.conv.weight"));
        assertThat(scaled.values("head.linear.weight"))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(times(1 / Math.sqrt(32), usual.values("head.linear.weight")));
        assertThat(usual.values("head.linear.weight")[0]).isNotZero();
    }

    private static Snapshot start(TrainingRecipe recipe) {
        return new Trainer(DATA, recipe)
                .train(SMALL, 5, Deadline.none(), (epoch, loss, accuracy) -> {})
                .snapshot();
    }

    private static float[] times(double factor, float[] values) {
        var products = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            products[i] = (float) (factor * values[i]);
        }
        return products;
    }

    @Test
    void absurdLearningRateDiverges() {
        var trainer = new Trainer(DATA, RECIPE.withLearningRate(1e6));

        assertThatThrownBy(() -> trainer.train(SMALL, 1, Deadline.none(), (epoch, loss, accuracy) -> {}))
                .isInstanceOf(Diverged.class)
                .hasMessageStartingWith("diverged: ");
    }

    @Test
    void stopsAtTheDeadline() {
        var now = new Instant[] {Instant.EPOCH};
        Deadline deadline = Deadline.after(Duration.ofSeconds(10), () -> now[0]);
        var epochs = new ArrayList<Integer>();

        assertThatThrownBy(() -> new Trainer(DATA, RECIPE).train(SMALL, 1, deadline, (epoch, loss, accuracy) -> {
                    epochs.add(epoch);
                    now[0] = now[0].plusSeconds(11);
                }))
                .isInstanceOf(Deadline.OutOfTime.class)
                .hasMessage("out of time: limit 10 s");
        assertThat(epochs).containsExactly(1);
    }

    /**
     * All logits equal: the first class counts. A bias decides otherwise; a weight that is no number decides nothing.
     */
    @Test
    void accuracyIsTheShareOfTheRightClass() {
        var builder = new NetworkBuilder();
        String mean = builder.globalAveragePool("mean", builder.input("x", DATA.shape()));
        builder.output(Network.LOGITS, builder.linear("head", mean, Extent.whole(10), Extent.whole(1)));
        Network network = builder.build();
        List<Integer> counts = DATA.validation().classCounts(10);
        double all = DATA.validation().size();

        assertThat(accuracy(network, 0, 0)).isEqualTo(100 * counts.get(0) / all);
        assertThat(accuracy(network, 3, 1)).isEqualTo(100 * counts.get(3) / all);
        assertThat(accuracy(network, 3, Float.NaN)).isNaN();
        assertThat(accuracy(network, 3, Float.NEGATIVE_INFINITY)).isNaN();
    }

    private static double accuracy(Network network, int label, float bias) {
        var biases = new float[10];
        biases[label] = bias;
        var snapshot = new Snapshot(Map.of(
                "head.weight", new Snapshot.Tensor(List.of(10, 1), new float[10]),
                "head.bias", new Snapshot.Tensor(List.of(10), biases)));
        return Accuracy.percent(network, snapshot, DATA.validation(), Deadline.none())
                .orElse(Double.NaN);
    }
}
