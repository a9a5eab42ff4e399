package io.github.weft.train;

import ai.djl.engine.EngineException;
import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Failures;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The rung of evidence that trains a candidate on its own and reads its validation accuracy: briefly to tell candidates
 * apart, or in full, which also reads the test accuracy, once, at the end.
 */
public final class TrainingStage implements Stage {

    /** Share of validation images that are classified rightly. */
    public static final Metric ACCURACY = Metric.maximize("accuracy").in("%");
    /** Share of test images that are classified rightly; nothing is ever chosen by it. */
    public static final Metric TEST_ACCURACY = Metric.maximize("test-accuracy").in("%");

    private final String name;
    private final SearchSpace space;
    private final Setting setting;
    private final Dataset data;
    private final TrainingRecipe recipe;
    private final long seed;
    private final TrainingExtras extras;

    private TrainingStage(
            String name,
            SearchSpace space,
            Setting setting,
            Dataset data,
            TrainingRecipe recipe,
            long seed,
            TrainingExtras extras) {
        this.name = name;
        this.space = space;
        this.setting = setting;
        this.data = data;
        this.recipe = recipe;
        this.seed = seed;
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
        return of("full-training", space, setting, data, recipe, seed, true);
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
        return new TrainingStage(name, space, setting, data, recipe, seed, TrainingExtras.none(test));
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
            String file =
                    Digest.of("%s %s %s".formatted(name, replicate, candidate)).substring(0, 16);
            Map<String, String> about = Map.of(
                    "space", space.name(), "architecture", candidate, "setting", setting.toString(), "stage", name);
            sink.accept(candidate, WeightsFile.write(folder.resolve(file + ".safetensors"), snapshot, about));
        }));
    }

    private TrainingStage with(TrainingExtras changed) {
        return new TrainingStage(name, space, setting, data, recipe, seed, changed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return extras.readsTest() ? List.of(ACCURACY, TEST_ACCURACY) : List.of(ACCURACY);
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
        Outcome outcome = outcome(genome, candidate, replicate);
        double seconds = Duration.between(start, extras.clock().instant()).toMillis() / 1000.0;
        outcome.snapshot().ifPresent(snapshot -> extras.keeper().keep(candidate, replicate, snapshot));
        return metrics().stream()
                .map(metric -> new Evaluation(
                        candidate,
                        metric.name(),
                        protocol(),
                        recipe.epochs(),
                        replicate,
                        outcome.score(metric),
                        Math.max(0, seconds),
                        metric.equals(ACCURACY) ? outcome.curve() : List.of()))
                .toList();
    }

    private record Outcome(Score accuracy, Score test, List<Double> curve, Optional<Snapshot> snapshot) {
        Score score(Metric metric) {
            return metric.equals(ACCURACY) ? accuracy : test;
        }
    }

    private Outcome outcome(Genome genome, String candidate, int replicate) {
        try {
            Deadline deadline = extras.deadlines().get();
            Network network = space.decode(genome, setting);
            double rate = recipe.learningRate() * recipe.scaling().rateFactor(space, genome, setting);
            Trained trained = new Trainer(data, recipe.withLearningRate(rate))
                    .train(
                            network,
                            Seeds.derive(seed, "train", candidate, replicate),
                            deadline,
                            (epoch, loss, accuracy) -> extras.listener()
                                    .accept(new Progress(
                                            candidate, replicate, epoch, recipe.epochs(), loss, accuracy)));
            Score test = extras.readsTest() ? test(network, trained, deadline) : Score.failed("not read");
            return new Outcome(
                    Score.of(trained.validationAccuracy()), test, trained.curve(), Optional.of(trained.snapshot()));
        } catch (CandidateFailed
                | IllegalArgumentException
                | ArithmeticException
                | EngineException
                | OutOfMemoryError e) {
            return new Outcome(Failures.of(e), Failures.of(e), List.of(), Optional.empty());
        }
    }

    private Score test(Network network, Trained trained, Deadline deadline) {
        return Score.of(Accuracy.percent(network, trained.snapshot(), data.test(), deadline)
                .orElse(Double.NaN));
    }
}
