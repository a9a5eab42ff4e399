package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weft.arch.Shape;
import io.github.weft.torch.Initialisation;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRecipeTest {

    private static final TrainingRecipe BRIEF = TrainingRecipe.brief(5);

    @Test
    void protocolListsEveryChoice() {
        assertThat(BRIEF.protocol().toString())
                .isEqualTo("batch-size=64;crop=0;epochs=5;initialisation=kaiming-normal;learning-rate=0.1;mirror=true;"
                        + "optimizer=nesterov(momentum=0.9,decay=5.0E-4),cosine;scaling=none;smoothing=0.1;warm-up=0");
    }

    @Test
    void whatIsOffIsNotNamedInTheProtocol() {
        assertThat(BRIEF.withMixup(0).withAverage(0).protocol()).isEqualTo(BRIEF.protocol());
        assertThat(BRIEF.withMixup(0.2).withAverage(0.99).protocol().fields())
                .containsEntry("mixup", "0.2")
                .containsEntry("ema", "0.99");
    }

    @Test
    void everyChoiceChangesTheProtocol() {
        assertThat(new TrainingRecipe[] {
                    BRIEF.withEpochs(6),
                    BRIEF.withBatchSize(128),
                    BRIEF.withLearningRate(0.2),
                    BRIEF.withOptimizer(new Nesterov(0.9, 0), 0.1, 0),
                    BRIEF.withOptimizer(UpdateRule.ADAMW.with(OptionalDouble.empty()), 0.1, 0),
                    BRIEF.withOptimizer(BRIEF.optimizer(), 0.1, 10),
                    BRIEF.withSmoothing(0),
                    BRIEF.withMixup(0.2),
                    BRIEF.withAverage(0.99),
                    BRIEF.withAugmentation(2, true),
                    BRIEF.withAugmentation(0, false),
                    BRIEF.withInitialisation(Initialisation.DEFAULT),
                    BRIEF.withScaling(Scaling.ARCHITECTURE_AWARE)
                })
                .extracting(recipe -> recipe.protocol().digest())
                .doesNotHaveDuplicates()
                .doesNotContain(BRIEF.protocol().digest());
    }

    @Test
    void fullTrainingMovesByAnEighthOfTheSide() {
        assertThat(TrainingRecipe.full(30, Shape.image(3, 32, 32)).crop()).isEqualTo(4);
        assertThat(TrainingRecipe.full(30, Shape.image(1, 28, 28)).crop()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void learningRateMustBePositive(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withLearningRate(rate))
                .withMessageContaining("learning-rate (" + rate + ")");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 7, Double.NaN})
    void sharesAreBelowOne(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withSmoothing(share))
                .withMessageContaining("smoothing (" + share + ")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Nesterov(0.9, share))
                .withMessageContaining("weight-decay (" + share + ")");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0.001, 101, Double.NaN})
    void mixupIsAUsableAlphaOrOff(double alpha) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withMixup(alpha))
                .withMessageContaining("mixup (" + alpha + ")");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void averagesForgetTheBeginning(double decay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withAverage(decay))
                .withMessageContaining("ema (" + decay + ")");
    }

    @Test
    void scalingIsKnownByName() {
        assertThat(Scaling.named("architecture-aware")).isEqualTo(Scaling.ARCHITECTURE_AWARE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaling.named("aware"))
                .withMessageContaining("scaling (aware) is not known")
                .withMessageContaining("none, architecture-aware");
    }

    @Test
    void absurdNumbersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingRecipe.brief(0))
                .withMessageContaining("epochs (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingRecipe.brief(-3))
                .withMessageContaining("epochs (-3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withBatchSize(1))
                .withMessageContaining("batch-size (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRIEF.withAugmentation(1000, false))
                .withMessageContaining("crop (1000)");
    }
}
