package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Shape;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class TrainingStageTest {

    private static final SearchSpace SPACE = Spaces.named("mobile");
    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(128).withValidationShare(0.03));
    private static final Setting SETTING = SPACE.setting(DATA.shape(), DATA.classes());
    private static final TrainingRecipe RECIPE = TrainingRecipe.brief(2).withBatchSize(32);
    private static final Genome GENOME = SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");

    private static TrainingStage brief(TrainingRecipe recipe) {
        return TrainingStage.brief(SPACE, SETTING, DATA, recipe, 11);
    }

    @Test
    void shortTrainingGivesTheValidationAccuracyWithItsCurve() {
        var news = new ArrayList<Progress>();

        List<Evaluation> evaluations = brief(RECIPE).reporting(news::add).evaluate(GENOME, 1);

        assertThat(evaluations).hasSize(1);
        Evaluation evaluation = evaluations.get(0);
        assertThat(evaluation.candidate()).isEqualTo(SPACE.format(GENOME));
        assertThat(evaluation.metric()).isEqualTo("accuracy");
        assertThat(evaluation.fidelity()).isEqualTo(2);
        assertThat(evaluation.replicate()).isEqualTo(1);
        assertThat(evaluation.curve()).hasSize(2);
        assertThat(evaluation.score().value()).hasValue(evaluation.curve().get(1));
        assertThat(evaluation.curve())
                .allSatisfy(accuracy -> assertThat(accuracy).isBetween(0.0, 100.0));
        assertThat(news).extracting(Progress::epoch).containsExactly(1, 2);
        assertThat(news).extracting(Progress::validationAccuracy).isEqualTo(evaluation.curve());
        assertThat(news.get(0).candidate()).isEqualTo(evaluation.candidate());
    }

    @Test
    void resultDependsOnCandidateSeedAndReplicateAlone() {
        TrainingStage stage = brief(RECIPE);
        Genome twin = new Genome(GENOME.alleles().stream().toList());
        stage.evaluate(SPACE.parse("12x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2"), 0);

        assertThat(stage.evaluate(twin, 0).get(0).curve())
                .isEqualTo(brief(RECIPE).evaluate(GENOME, 0).get(0).curve());
    }

    @Test
    void fullTrainingReadsTheTestOnceAndKeepsTheWeights(@TempDir Path folder) {
        var kept = new ArrayList<WeightsFile>();
        TrainingStage stage = TrainingStage.full(SPACE, SETTING, DATA, RECIPE, 11)
                .keeping(folder.resolve("weights"), (candidate, file) -> kept.add(file));

        List<Evaluation> evaluations = stage.evaluate(GENOME, 0);

        assertThat(evaluations).extracting(Evaluation::metric).containsExactly("accuracy", "test-accuracy");
        assertThat(evaluations.get(1).curve()).isEmpty();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path()).exists();
        var network = SPACE.decode(GENOME, SETTING);
        Snapshot snapshot = kept.get(0).read();
        assertThat(Accuracy.percent(network, snapshot, DATA.test(), Deadline.none())
                        .orElseThrow())
                .isEqualTo(evaluations.get(1).score().value().orElseThrow());
        assertThat(Accuracy.percent(network, snapshot, DATA.validation(), Deadline.none())
                        .orElseThrow())
                .isEqualTo(evaluations.get(0).score().value().orElseThrow());
    }

    @Test
    void divergenceIsAFailedScore(@TempDir Path folder) {
        List<Evaluation> evaluations = TrainingStage.full(SPACE, SETTING, DATA, RECIPE.withLearningRate(1e6), 11)
                .keeping(folder.resolve("weights"), (candidate, file) -> {})
                .evaluate(GENOME, 0);

        assertThat(evaluations).hasSize(2).allSatisfy(evaluation -> {
            assertThat(((Score.Failed) evaluation.score()).kind()).isEqualTo("diverged");
            assertThat(evaluation.curve()).isEmpty();
        });
        assertThat(Files.exists(folder.resolve("weights"))).isFalse();
    }

    @Test
    void runningOutOfTimeIsAFailedScore() {
        var ticks = new int[1];

        List<Evaluation> evaluations = brief(RECIPE)
                .limitedTo(Duration.ofSeconds(30), () -> Instant.EPOCH.plusSeconds(ticks[0]++))
                .evaluate(GENOME, 0);

        assertThat(evaluations.get(0).score().failure()).hasValue("out of time: limit 30 s");
        assertThat(evaluations.get(0).seconds()).isGreaterThan(30);
        assertThat(evaluations.subList(1, evaluations.size()))
                .allSatisfy(
                        other -> assertThat(other.seconds()).as(other.metric()).isZero());
    }

    /** Lengths 14 and 17, so the rate is scaled by sqrt(14^3 / (14^3 + 17^3)) = 0.598636. */
    @Test
    void architectureAwareScalingTrainsByTheRateOfTheGraph() {
        TrainingRecipe aware = RECIPE.withScaling(Scaling.ARCHITECTURE_AWARE);
        Genome residual = SPACE.parse("8x2-k3e2-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");
        double factor = Math.sqrt(2744.0 / (2744 + 4913));

        assertThat(Scaling.NONE.rateFactor(SPACE, residual, SETTING)).isEqualTo(1);
        assertThat(Scaling.ARCHITECTURE_AWARE.rateFactor(SPACE, GENOME, SETTING))
                .isEqualTo(1);
        assertThat(Scaling.ARCHITECTURE_AWARE.rateFactor(SPACE, residual, SETTING))
                .isCloseTo(factor, within(1e-12));
        Trained byHand = new Trainer(DATA, aware.withLearningRate(0.1 * factor))
                .train(
                        SPACE.decode(residual, SETTING),
                        Seeds.derive(11, "train", SPACE.format(residual), 0),
                        Deadline.none(),
                        (epoch, loss, accuracy) -> {});
        assertThat(brief(aware).evaluate(residual, 0).get(0).curve()).isEqualTo(byHand.curve());
        assertThat(brief(aware).protocol().digest())
                .isNotEqualTo(brief(RECIPE).protocol().digest());
    }

    @Test
    void architectureAwareScalingFailsACellWithoutPath() {
        SearchSpace cells = Spaces.named("nb201");
        Setting small =
                cells.setting(DATA.shape(), DATA.classes()).with("channels", 4).with("cells", 1);

        assertThat(TrainingStage.brief(cells, small, DATA, RECIPE.withScaling(Scaling.ARCHITECTURE_AWARE), 11)
                        .evaluate(Genome.of(3, 3, 3, 0, 0, 0), 0)
                        .get(0)
                        .score()
                        .failure())
                .hasValue(
                        "no path: nothing leads from input to logits, so architecture-aware scaling has no learning rate for it");
    }

    @Test
    void protocolNamesDataSettingAndRecipe() {
        String protocol = brief(RECIPE).protocol().toString();

        assertThat(protocol)
                .contains("data=" + DATA.digest().substring(0, 16), "epochs=2", "space=mobile", "type=float32")
                .contains("setting=" + SETTING);
    }

    @Test
    void settingMustFitTheData() {
        Setting colour = SPACE.setting(Shape.image(3, 28, 28), 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingStage.brief(SPACE, colour, DATA, RECIPE, 1))
                .withMessageContaining("3x28x28");
    }
}
