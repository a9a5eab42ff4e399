package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a training looks at each test image: once if it came to its end, and else never. */
@Tag("torch")
class TestImagesTest {

    private static final SearchSpace SPACE = Spaces.named("mobile");
    private static final Dataset PLAIN = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.2));
    private static final Setting SETTING = SPACE.setting(PLAIN.shape(), PLAIN.classes());
    private static final Genome GENOME = SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");
    private static final TrainingRecipe RECIPE =
            TrainingRecipe.brief(3).withBatchSize(32).withAverage(.9);

    private final AtomicIntegerArray looks = new AtomicIntegerArray(PLAIN.test().size());
    private final Dataset data = new Dataset(
            PLAIN.name(),
            PLAIN.classNames(),
            PLAIN.normalization(),
            PLAIN.train(),
            PLAIN.validation(),
            PLAIN.test().observed(looks::incrementAndGet),
            PLAIN.digest());

    private void assertLooks(int times) {
        assertThat(IntStream.range(0, looks.length()).map(looks::get).distinct())
                .containsExactly(times);
    }

    private TrainingStage full(TrainingRecipe recipe) {
        return TrainingStage.full(SPACE, SETTING, data, recipe, 11);
    }

    @Test
    void aShortTrainingNeverLooks() {
        TrainingStage.brief(SPACE, SETTING, data, RECIPE, 11).evaluate(GENOME, 0);

        assertLooks(0);
    }

    @Test
    void aFullTrainingOfThreeEpochsLooksOnce() {
        full(RECIPE).evaluate(GENOME, 0);

        assertLooks(1);
    }

    @Test
    void aTrainingThatWasInterruptedTwiceLooksOnceInAll(@TempDir Path folder) {
        for (int sitting = 1; sitting <= 2; sitting++) {
            int last = sitting;
            assertThatThrownBy(() -> full(RECIPE)
                            .resumable(folder)
                            .reporting(progress -> {
                                if (progress.epoch() == last) {
                                    throw new IllegalStateException("killed");
                                }
                            })
                            .evaluate(GENOME, 0))
                    .hasMessage("killed");
            assertLooks(0);
        }

        full(RECIPE).resumable(folder).evaluate(GENOME, 0);

        assertLooks(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTrainingThatDivergesNeverLooks() {
        full(RECIPE.withLearningRate(1e6)).evaluate(GENOME, 0);

        assertLooks(0);
    }

    /** The mark is beyond reach, so the first verdict, after the sixth epoch, is the last. */
    @Test
    void aTrainingThatIsGivenUpNeverLooksAndKeepsItsCurve(@TempDir Path folder) {
        List<Double> mark = IntStream.rangeClosed(1, 7)
                .mapToObj(epoch -> 1_000 - 100.0 / epoch + .1 * (epoch % 2))
                .toList();
        TrainingStage stage = full(RECIPE.withAverage(0)
                        .withBatchSize(16)
                        .withLearningRate(.02)
                        .withEpochs(7))
                .resumable(folder)
                .keeping(folder, (candidate, file) -> {})
                .stopping(replicate -> replicate == 0 ? Optional.of(new EarlyStop(.9, mark)) : Optional.empty());

        List<Evaluation> given = stage.evaluate(GENOME, 0);

        assertLooks(0);
        assertThat(given)
                .hasSize(2)
                .allSatisfy(evaluation -> assertThat(evaluation.score())
                        .isInstanceOfSatisfying(
                                Score.Failed.class,
                                failed -> assertThat(failed.kind()).isEqualTo("stopped early")));
        assertThat(given.get(0).curve()).hasSize(6);
        assertThat(given.get(1).curve()).isEqualTo(Collections.emptyList());
        assertThat(folder).isEmptyDirectory();
        List<Evaluation> other = stage.evaluate(GENOME, 1);
        assertLooks(1);
        assertThat(other.get(0).curve()).hasSize(7);
    }
}
