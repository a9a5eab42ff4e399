package io.github.weft.train;

import ai.djl.engine.EngineException;
import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Stage;
import io.github.weft.run.Digest;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Masks;
import io.github.weft.sparse.Sparsity;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.OwnWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rung of evidence that trains a candidate on its own and reads its validation accuracy: briefly to tell candidates
 * apart, or in full, which also reads the test accuracy, once, at the end. The seconds of a training stand beside its accuracy; what else it gives took
 * none of its own.
 */
public final class TrainingStage implements Stage {

    /** Share of validation images that are classified rightly. */
    public static final Metric ACCURACY = Metric.maximize("accuracy").in("%");
    /** Share of test images that are classified rightly; nothing is ever chosen by it. */
    public static final Metric TEST_ACCURACY = Metric.maximize("test-accuracy").in("%");

    private static final Logger LOG = LoggerFactory.getLogger(TrainingStage.class);
    private static final String STATE = ".training";
    private static final String WEIGHTS = ".safetensors";
    private static final String FULL = "full-training";

    private final String name;
    private final SearchSpace space;
    private final Setting setting;
    private final Dataset data;
    private final TrainingRecipe recipe;
    private final long seed;
    private final FirstMasks first;
    private final TrainingExtras extras;

    private TrainingStage(
            String name,
            SearchSpace space,
            Setting setting,
            Dataset data,
            TrainingRecipe recipe,
            long seed,
            FirstMasks first,
            TrainingExtras extras) {
        this.name = name;
        this.space = space;
        this.setting = setting;
        this.data = data;
        this.recipe = recipe;
        this.seed = seed;
        this.first = first;
        this.extras = extras;
    }

    /** The stage {@code short-training}. */
    public static TrainingStage brief(
            SearchSpace space, Setting setting, Dataset data, TrainingRecipe recipe, long seed) {
        return of("short-training", space, setting, data, recipe, seed, false);
    }

    /** The stage {@code full-training}, with the test accuracy. */
    public static TrainingStage full(
            SearchSpace space, Setting setting, Dataset data, TrainingRecipe recipe, long seed) {
        return of(FULL, space, setting, data, recipe, seed, true);
    }

    private static TrainingStage of(
            String name,
            SearchSpace space,
            Setting setting,
            Dataset data,
            TrainingRecipe recipe,
            long seed,
            boolean test) {
        if (!setting.input().equals(data.shape()) || setting.classes() != data.classes()) {
            throw new IllegalArgumentException("setting (%s) does not fit data (%s).".formatted(setting, data));
        }
        if (recipe.sparsity().isPresent() && space.sparse()) {
            throw new IllegalArgumentException(
                    "sparse (%s) is for dense networks; those of space (%s) say themselves how sparse they are."
                            .formatted(recipe.sparsity().get(), space.name()));
        }
        return new TrainingStage(
                name, space, setting, data, recipe, seed, TrainingStage::nobody, TrainingExtras.none(test));
    }

    private static Masks nobody(SparsityPlan plan, Network network, OwnWeights weights, long seed) {
        throw new IllegalStateException("a sparse network needs somebody who chooses its first masks");
    }

    /** Has the first connections of sparse networks chosen. */
    public TrainingStage choosing(FirstMasks masks) {
        return new TrainingStage(name, space, setting, data, recipe, seed, masks, extras);
    }

    /** Writes the state of every training into the folder after each epoch, and goes on from there. */
    public TrainingStage resumable(Path folder) {
        return with(extras.resumable(folder));
    }

    /**
     * Gives trainings up that will most likely end below another; their accuracy is failed, with the curve until then, and nobody reads
     * their test accuracy.
     *
     * @param rule for trainings with this replicate, asked when they begin
     */
    public TrainingStage stopping(IntFunction<Optional<EarlyStop>> rule) {
        return with(extras.stopping(rule::apply));
    }

    /** Reads the test accuracy too. */
    public TrainingStage withTestAccuracy() {
        return with(extras.withTest());
    }

    /** A candidate that takes longer fails. */
    public TrainingStage limitedTo(Duration limit, InstantSource clock) {
        return with(extras.limitedTo(limit, clock));
    }

    /** Tells after every epoch; the listener is called by all workers. */
    public TrainingStage reporting(Consumer<Progress> listener) {
        return with(extras.reporting(listener));
    }

    /**
     * Writes the weights of everything trained into a folder, under a name made from the candidate, and hands over the
     * file.
     */
    public TrainingStage keeping(Path folder, BiConsumer<String, WeightsFile> sink) {
        return with(extras.keeping((candidate, replicate, snapshot) -> {
            String file = file(name, candidate, replicate);
            Map<String, String> about = Map.of(
                    "space", space.name(), "architecture", candidate, "setting", setting.toString(), "stage", name);
            sink.accept(candidate, WeightsFile.write(folder.resolve(file + WEIGHTS), snapshot, about));
        }));
    }

    private static String file(String stage, String candidate, int replicate) {
        return Digest.of("%s %s %s".formatted(stage, replicate, candidate)).substring(0, 16);
    }

    /** Whether a weights file of a candidate is that of a certain replicate of its full training. */
    public static boolean isFullyTrained(String file, String candidate, int replicate) {
        return file.equals(file(FULL, candidate, replicate) + WEIGHTS);
    }

    private TrainingStage with(TrainingExtras changed) {
        return new TrainingStage(name, space, setting, data, recipe, seed, first, changed);
    }

    @Override
    public String name() {
        return name;
    }

    /** Accuracies; of sparse networks also nonzeros, sparse MACs, what was explored, and the number of mask updates. */
    @Override
    public List<Metric> metrics() {
        var metrics = new ArrayList<>(List.of(ACCURACY));
        if (extras.readsTest()) {
            metrics.add(TEST_ACCURACY);
        }
        if (recipe.sparsity().isPresent() || space.sparse()) {
            metrics.addAll(SparseMetrics.ALL);
        }
        return List.copyOf(metrics);
    }

    /**
     * Passes a candidate that can be made as sparse as the recipe says.
     *
     * @throws IllegalArgumentException saying why it cannot
     */
    public void check(Genome genome) {
        try {
            plan(genome, space.decode(genome, setting));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "architecture (%s) cannot be trained: %s".formatted(space.format(genome), e.getMessage()), e);
        }
    }

    private SparsityPlan plan(Genome genome, Network network) {
        long steps = (long) Epoch.batches(data.train(), recipe.presentation()) * recipe.epochs();
        return space.sparsity(genome, network)
                .map(plan -> plan.fitting(steps))
                .or(() -> recipe.sparsity().map(rule -> rule.plan(network, steps)))
                .orElse(Sparsity.dense().plan());
    }

    /** How this stage measures. */
    public Protocol protocol() {
        return recipe.protocol()
                .with("space", space.name())
                .with("setting", setting)
                .with("data", data.digest().substring(0, 16))
                .with("seed", seed)
                .with("type", "float32");
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        String candidate = space.format(space.canonical(genome));
        Instant start = extras.clock().instant();
        TrainingOutcome outcome = outcome(genome, candidate, replicate);
        double seconds = Duration.between(start, extras.clock().instant()).toMillis() / 1000.0;
        outcome.snapshot().ifPresent(snapshot -> extras.keeper().keep(candidate, replicate, snapshot));
        extras.states()
                .ifPresent(folder -> TrainingState.forget(folder.resolve(file(name, candidate, replicate) + STATE)));
        return metrics().stream()
                .map(metric -> {
                    Finding finding = outcome.of(metric);
                    return new Evaluation(
                            candidate,
                            metric.name(),
                            protocol(),
                            recipe.epochs(),
                            replicate,
                            finding.score(),
                            metric.equals(ACCURACY) ? Math.max(0, seconds) : 0,
                            finding.curve());
                })
                .toList();
    }

    private TrainingOutcome outcome(Genome genome, String candidate, int replicate) {
        try {
            Deadline deadline = extras.deadlines().get();
            Network network = space.decode(genome, setting);
            SparsityPlan plan = plan(genome, network);
            double rate = recipe.learningRate() * recipe.scaling().rateFactor(space, genome, setting);
            Optional<Path> state =
                    extras.states().map(folder -> folder.resolve(file(name, candidate, replicate) + STATE));
            var fresh = new Trainer(data, recipe.withLearningRate(rate));
            Trainer careful =
                    extras.stopping().of(replicate).map(fresh::stoppingBy).orElse(fresh);
            Trained trained = state.map(careful::resumingFrom)
                    .orElse(careful)
                    .train(
                            network,
                            plan.nonzeros().isEmpty() ? Sparsity.dense() : new Sparsity(plan, first),
                            Seeds.derive(seed, "train", candidate, replicate),
                            deadline,
                            (epoch, loss, accuracy) -> extras.listener()
                                    .accept(new Progress(
                                            candidate, replicate, epoch, recipe.epochs(), loss, accuracy)));
            if (!trained.exploration().frozen().isEmpty()) {
                LOG.info(
                        "{}: too few connections to move any: {}",
                        candidate,
                        trained.exploration().frozen());
            }
            Map<Metric, Finding> findings = new HashMap<>(SparseMetrics.of(network, plan, trained.exploration()));
            findings.put(ACCURACY, new Finding(Score.of(trained.validationAccuracy()), trained.curve()));
            if (extras.readsTest()) {
                OptionalDouble percent = Accuracy.percent(network, trained.snapshot(), data.test(), deadline);
                findings.put(TEST_ACCURACY, new Finding(Score.of(percent.orElse(Double.NaN)), List.of()));
            }
            return TrainingOutcome.of(findings, trained.snapshot());
        } catch (StoppedEarly e) {
            return TrainingOutcome.stopped(ACCURACY, e);
        } catch (CandidateFailed
                | IllegalArgumentException
                | ArithmeticException
                | EngineException
                | OutOfMemoryError e) {
            return TrainingOutcome.failed(e);
        }
    }
}
