package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Connections;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Highest;
import io.github.weft.sparse.Inheritance;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.sparse.Sparsity;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparseCosts;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.SparsityRule;
import io.github.weft.torch.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** Stopped as a process would be after its first epoch, whatever moves the connections and the weights. */
    @ParameterizedTest
    @CsvSource({"RANDOM, SNR, SGD", "MOMENTUM, SNR, ADAMW", "GRADIENT, MAGNITUDE, ADAM"})
    @Tag("heavy")
    void aTrainingThatWasInterruptedEndsInTheSameBits(
            Growth growth, DropRule drop, UpdateRule rule, @TempDir Path folder) {
        TrainingRecipe recipe = RECIPE.withOptimizer(rule.with(OptionalDouble.of(0.01)), 0.002, 0);
        Sparsity sparsity = sparsity(0.2, Optional.of(new Movement(growth, drop, 7, 0.3, Decay.COSINE, 1)));
        Path file = folder.resolve("state.training");
        var trainer = new Trainer(DATA, recipe).resumingFrom(file);
        Trained whole = train(recipe, sparsity);

        assertThatThrownBy(() -> trainer.train(NETWORK, sparsity, 7, Deadline.none(), (epoch, loss, accuracy) -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        var epochs = new ArrayList<Integer>();
        Trained resumed =
                trainer.train(NETWORK, sparsity, 7, Deadline.none(), (epoch, loss, accuracy) -> epochs.add(epoch));

        assertThat(epochs).containsExactly(2);
        assertThat(resumed).isEqualTo(whole);
        assertThat(resumed.exploration().explored()).hasSize(2);
        assertThat(resumed.exploration().moved()).allMatch(share -> share > 0);
        assertThat(trainer.train(NETWORK, sparsity, 7, Deadline.none(), (epoch, loss, accuracy) -> epochs.add(epoch)))
                .isEqualTo(whole);
        assertThat(epochs).hasSize(1);
    }

    @Test
    void theStateOfATrainingThatInheritedOtherWeightsIsRefused(@TempDir Path folder) {
        var trainer = new Trainer(DATA, RECIPE.withEpochs(1)).resumingFrom(folder.resolve("state.training"));
        Sparsity fresh = sparsity(.2, Optional.empty());
        String kernel = fresh.plan().nonzeros().keySet().iterator().next();
        float[] weights = NETWORK.params().stream()
                .filter(param -> param.name().equals(kernel))
                .map(param -> new float[Math.toIntExact(param.count())])
                .findFirst()
                .orElseThrow();
        trainer.train(NETWORK, fresh, 7, Deadline.none(), (epoch, loss, accuracy) -> {});

        for (Inheritance inheritance :
                List.of(Inheritance.held(Map.of(kernel, weights)), Inheritance.beginning(Map.of(kernel, weights)))) {
            assertThatThrownBy(() -> trainer.train(
                            NETWORK,
                            new Sparsity(fresh.plan(), DRAWN, inheritance),
                            7,
                            Deadline.none(),
                            (epoch, loss, accuracy) -> {}))
                    .hasMessageEndingWith("is another training's. Maybe remove it and train again.");
        }
    }

    @Test
    void theStateOfAnotherTrainingIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state.training");
        var trainer = new Trainer(DATA, RECIPE.withEpochs(1)).resumingFrom(file);
        trainer.train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> {});

        assertThatThrownBy(() -> trainer.train(NETWORK, 8, Deadline.none(), (epoch, loss, accuracy) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is another training's. Maybe remove it and train again.");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> trainer.train(NETWORK, 7, Deadline.none(), (epoch, loss, accuracy) -> {}))
                .hasMessageContaining("is damaged");
    }

    @Test
    void aStageTellsWhatASparseTrainingExplored(@TempDir Path folder) {
        TrainingRecipe recipe = RECIPE.withSparsity(SparsityRule.parse("density=0.2,growth=random,interval=5"));
        TrainingStage stage = TrainingStage.brief(SPACE, SPACE.setting(DATA.shape(), DATA.classes()), DATA, recipe, 11)
                .choosing(DRAWN)
                .resumable(folder);
        Genome genome = SPACE.parse("8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");

        Map<String, Evaluation> found = stage.evaluate(genome, 0).stream()
                .collect(Collectors.toMap(Evaluation::metric, evaluation -> evaluation));

        assertThat(found)
                .containsOnlyKeys("accuracy", "nonzeros", "sparse-macs", "explored", "mask-updates")
                .allSatisfy((metric, evaluation) ->
                        assertThat(evaluation.score().value()).isPresent());
        SparsityPlan plan = SparsityRule.parse("density=0.2").plan(NETWORK);
        SparseCosts costs = SparseCosts.of(NETWORK, plan);
        assertThat(value(found, "nonzeros"))
                .isEqualTo(costs.nonzeros())
                .isLessThan(NETWORK.costs().params());
        assertThat(value(found, "sparse-macs")).isEqualTo(costs.macs().orElseThrow());
        long steps = 2L * Epoch.batches(DATA.train(), recipe.presentation());
        assertThat(value(found, "mask-updates")).isEqualTo((long) (.75 * steps) / 5);
        assertThat(value(found, "explored")).isBetween(.2, 1.0);
        assertThat(found.get("explored").curve()).hasSize(2).isSorted().last().isEqualTo(value(found, "explored"));
        assertThat(found.get("mask-updates").curve()).hasSize(2).allMatch(share -> share > 0);
        assertThat(stage.protocol().fields())
                .containsEntry("sparse", recipe.sparsity().orElseThrow().toString());
        assertThat(folder).isEmptyDirectory();
    }

    private static double value(Map<String, Evaluation> found, String metric) {
        return found.get(metric).score().value().orElseThrow();
    }
}
