package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Connections;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Highest;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.sparse.Sparsity;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("torch")
class SparseTrainingTest {

    private static final Dataset DATA = DataSource.open(
            "fashion-mnist", DataOptions.defaults().withLimit(320).withValidationShare(0.04));
    private static final TrainingRecipe RECIPE = TrainingRecipe.brief(2).withBatchSize(16);
    private static final SearchSpace SPACE = Spaces.named("mobile");
    private static final Network NETWORK = SPACE.decode(
            SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2"), SPACE.setting(DATA.shape(), DATA.classes()));
    private static final FirstMasks DRAWN = (plan, network, weights, seed) -> {
        Map<String, Mask> masks = new LinkedHashMap<>();
        RandomGenerator random = Seeds.generator(seed, "draw");
        for (Param param : network.params()) {
            Optional.ofNullable(plan.nonzeros().get(param.name())).ifPresent(count -> {
                int size = Math.toIntExact(param.count());
                int[] all = IntStream.range(0, size).toArray();
                masks.put(
                        param.name(),
                        Mask.of(size, Highest.places(Math.toIntExact(count), all, new double[size], random)));
            });
        }
        return Masks.of(masks);
    };

    private static Sparsity sparsity(double density, Optional<Movement> movement) {
        Map<String, Long> nonzeros = new LinkedHashMap<>();
        NETWORK.params().stream()
                .filter(param -> param.role() == Role.KERNEL)
                .forEach(param -> nonzeros.put(param.name(), (long) Math.ceil(density * param.count())));
        return new Sparsity(SparsityPlan.of(nonzeros, MaskChoice.RANDOM, movement), DRAWN);
    }

    private static Trained train(TrainingRecipe recipe, Sparsity sparsity) {
        return new Trainer(DATA, recipe).train(NETWORK, sparsity, 7, Deadline.none(), (epoch, loss, accuracy) -> {});
    }

    /** Twenty updates in 200 steps, under each rule and each optimiser. */
    @ParameterizedTest
    @CsvSource({
        "RANDOM, MAGNITUDE, SGD, 20",
        "GRADIENT, MAGNITUDE, ADAMW, 20",
        "MOMENTUM, SNR, SGD, 20",
        "MOMENTUM, WEIGHT_GRADIENT, ADAM, 20"
    })
    @Tag("heavy")
    void twoHundredStepsKeepEveryCountAndLeaveNothingOutsideOfTheMasks(
            Growth growth, DropRule drop, UpdateRule rule, int updates) {
        TrainingRecipe recipe = RECIPE.withOptimizer(rule.with(OptionalDouble.of(0.01)), 0.002, 0);
        var movement = new Movement(growth, drop, 10, 0.3, Decay.CONSTANT, 1);
        Sparsity sparsity = sparsity(0.1, Optional.of(movement));
        try (Scope scope = Scope.open()) {
            var training = new Training(recipe, 201, NETWORK, sparsity, 7, Deadline.none(), scope);
            double explored = training.connections().explored();
            int step = 0;
            for (int number = 1; step < 201; number++) {
                var epoch = new Epoch(DATA.train(), recipe.presentation(), 7, number);
                for (int i = 0; i < Epoch.batches(DATA.train(), recipe.presentation()) && step < 201; i++, step++) {
                    epoch.advance();
                    Masks before = training.connections().masks();
                    assertThat(training.step(epoch.pixels(), epoch.labels(), DATA.shape()))
                            .isFinite();
                    checkMasked(training, sparsity.plan());
                    checkGrown(training, before);
                    assertThat(training.connections().explored()).isGreaterThanOrEqualTo(explored);
                    explored = training.connections().explored();
                }
            }
            assertThat(training.connections().updates()).isEqualTo(updates);
            assertThat(training.connections().moved()).isPositive();
            assertThat(explored).isGreaterThan(0.15);
        }
    }

    private static void checkMasked(Training training, SparsityPlan plan) {
        training.connections().masks().byKernel().forEach((name, mask) -> {
            assertThat(mask.nonzeros())
                    .isEqualTo(Math.toIntExact(plan.nonzeros().getOrDefault(name, 0L)));
            assertZeroOutside(mask, training.weights().leaves().values(name));
            for (NDArray memory : training.descent().memory(name)) {
                assertZeroOutside(mask, memory.toFloatArray());
            }
        });
    }

    private static void assertZeroOutside(Mask mask, float[] numbers) {
        assertThat(Arrays.stream(mask.gaps())
                        .filter(place -> Float.floatToRawIntBits(numbers[place]) != 0)
                        .toArray())
                .isEmpty();
    }

    private static void checkGrown(Training training, Masks before) {
        Connections connections = training.connections();
        before.byKernel().forEach((name, old) -> {
            Mask grown = connections.masks().of(name).orElseThrow().without(old);
            Mask stayed = Mask.full(grown.size()).without(grown);
            assertZeroOutside(stayed, training.weights().leaves().values(name));
            training.descent().memory(name).forEach(memory -> assertZeroOutside(stayed, memory.toFloatArray()));
        });
    }

    @Test
    void allWeightsTrainAsWithoutAPlan() {
        Trained usual = new Trainer(DATA, RECIPE).train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> {});

        Trained planned = train(
                RECIPE, sparsity(1, Optional.of(new Movement(Growth.GRADIENT, DropRule.SNR, 3, 0.3, Decay.COSINE, 1))));

        assertThat(planned).isEqualTo(usual);
    }

    @Test
    void sameSeedGivesTheSameBits() {
        Sparsity sparsity =
                sparsity(0.2, Optional.of(new Movement(Growth.RANDOM, DropRule.MAGNITUDE, 5, 0.3, Decay.COSINE, 0.8)));

        assertThat(train(RECIPE, sparsity)).isEqualTo(train(RECIPE, sparsity));
    }
}
