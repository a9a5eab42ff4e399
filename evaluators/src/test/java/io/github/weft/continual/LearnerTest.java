package io.github.weft.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.Start;
import io.github.weft.train.TrainingRecipe;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("torch")
class LearnerTest {

    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(400).withValidationShare(0.1));
    private static final List<Dataset> TASKS = List.of(DATA.ofClasses(List.of(9, 0)), DATA.ofClasses(List.of(1, 8)));
    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final Network NETWORK = SPACE.decode(SPACE.parse("4:8:16"), SPACE.setting(DATA.shape(), 2));
    private static final Movement MOVEMENT =
            new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 4, .3, Decay.CONSTANT, 1);
    private static final SparsityPlan PLAN = Learner.plan(NETWORK, .5, Start.ERK, MOVEMENT);

    private static Course learn(Isolation isolation) {
        return new Learner(NETWORK, PLAN, TrainingRecipe.brief(4).withBatchSize(8), isolation).learn(TASKS, 1);
    }

    @Test
    void tasksAreRelabelledInTheOrderNamed() {
        Dataset task = TASKS.get(0);

        assertThat(task.classNames()).containsExactly("ankle boot", "t-shirt/top");
        assertThat(task.test().classCounts(2))
                .containsExactly(
                        DATA.test().classCounts(10).get(9),
                        DATA.test().classCounts(10).get(0));
        assertThat(task.digest()).isNotEqualTo(TASKS.get(1).digest());
        assertThatThrownBy(() -> DATA.ofClasses(List.of(1, 1))).hasMessageStartingWith("classes ([1, 1])");
        assertThatThrownBy(() -> DATA.ofClasses(List.of(10))).hasMessageStartingWith("classes ([10])");
    }

    /** Kernels of 36, 288 and 1152 weights, half of which are 738; the first would have more than all at its ERK share. */
    @Test
    void thePlanIsOfConvolutionsAlone() {
        assertThat(PLAN.nonzeros()).containsOnlyKeys("conv1.weight", "conv2.weight", "conv3.weight");
        assertThat(PLAN.total()).isEqualTo(738);
        assertThat(PLAN.nonzeros()).containsEntry("conv1.weight", 36L);
    }

    @Test
    @Tag("heavy")
    void subNetworksForgetNothingToTheLastBit() {
        Course course = learn(Isolation.SUB_NETWORKS);

        assertThat(course.accuracy().get(1).get(0))
                .isEqualTo(course.accuracy().get(0).get(0));
        assertThat(course.forgetting()).isZero();
        assertThat(course.reused().get(0)).isZero();
        assertThat(course.reused().get(1)).isBetween(.3, .8);
        assertThat(course.used().get(0)).isCloseTo(.5, within(1e-9));
        assertThat(course.used().get(1))
                .isCloseTo(.5 + .5 * (1 - course.reused().get(1)), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("heavy")
    void bothTasksAreLearntAndTheSameSeedGivesTheSameCourse(Isolation isolation) {
        Course course = learn(isolation);

        assertThat(course.learnt()).allMatch(accuracy -> accuracy > 80);
        assertThat(learn(isolation)).isEqualTo(course);
    }
}
