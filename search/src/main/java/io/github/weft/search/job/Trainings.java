package io.github.weft.search.job;

import io.github.weft.data.Dataset;
import io.github.weft.db.RunStore;
import io.github.weft.eval.Stage;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.search.config.JudgeBy;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.TrainingStage;
import io.github.weft.train.WeightsFile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The trainings that a configuration asks for: short ones to tell candidates apart, full ones to keep. */
record Trainings(SearchConfig config, Dataset dataset, Setting setting) {

    /** @throws IllegalArgumentException if a recipe cannot be followed, or does not fit the space */
    void check() {
        briefly();
        fully();
    }

    /** @throws IllegalArgumentException naming the first network that cannot be trained in full as settings say */
    void check(List<Genome> genomes) {
        genomes.forEach(fully()::check);
    }

    /** @throws IllegalArgumentException if none of the largest networks can be trained as sparse as settings say */
    void checkLargest() {
        if (config.value(TrainingKeys.SPARSE).isEmpty()) {
            return;
        }
        List<Genome> largest = config.space().covering();
        if (config.value(Keys.PROMOTE) > 0 || config.value(Keys.JUDGE_BY) == JudgeBy.TRAINING) {
            checkSome(briefly(), largest);
        }
        if (config.value(Keys.FINISH) > 0) {
            checkSome(fully(), largest);
        }
    }

    private static void checkSome(TrainingStage stage, List<Genome> genomes) {
        var problems = new ArrayList<IllegalArgumentException>();
        for (Genome genome : genomes) {
            try {
                stage.check(genome);
            } catch (IllegalArgumentException e) {
                problems.add(e);
            }
        }
        if (problems.size() == genomes.size()) {
            throw problems.get(0);
        }
    }

    /** Ends at the limit of time that a candidate has. */
    Stage brief(Progress progress) {
        return reporting(briefly(), progress).limitedTo(config.value(Keys.CANDIDATE_LIMIT), InstantSource.system());
    }

    /** Leaves its weights with the store. The limit of time is for the rungs of a search: a finalist is not given up after hours. */
    Stage full(RunStore store, String run, Progress progress, Mark mark) {
        return reporting(fully(), progress)
                .stopping(mark::rule)
                .resumable(store.weightsFolder(run))
                .keeping(store.weightsFolder(run), (candidate, file) -> keep(store, run, candidate, file));
    }

    private TrainingStage briefly() {
        return TrainingStage.brief(
                config.space(),
                setting,
                dataset,
                recipe(TrainingRecipe.brief(config.value(TrainingKeys.SHORT_EPOCHS))),
                config.value(Keys.SEED));
    }

    private TrainingStage fully() {
        return TrainingStage.full(
                config.space(),
                setting,
                dataset,
                recipe(TrainingRecipe.full(config.value(TrainingKeys.FULL_EPOCHS), dataset.shape())),
                config.value(Keys.SEED));
    }

    private TrainingStage reporting(TrainingStage stage, Progress progress) {
        return stage.choosing(new PruningAtStart(dataset.name(), dataset.train()))
                .reporting(epoch -> progress.epoch(
                        epoch.candidate(),
                        epoch.replicate(),
                        epoch.epoch(),
                        epoch.epochs(),
                        epoch.validationAccuracy()));
    }

    private TrainingRecipe recipe(TrainingRecipe usual) {
        TrainingRecipe dense = usual.withBatchSize(Math.min(
                        config.value(TrainingKeys.TRAIN_BATCH), dataset.train().size()))
                .withOptimizer(
                        config.value(TrainingKeys.OPTIMIZER).with(config.value(TrainingKeys.WEIGHT_DECAY)),
                        config.value(TrainingKeys.LEARNING_RATE)
                                .orElse(config.value(TrainingKeys.OPTIMIZER).usualRate()),
                        config.value(TrainingKeys.WARM_UP_STEPS))
                .withScaling(config.value(TrainingKeys.SCALING))
                .withSmoothing(config.value(TrainingKeys.LABEL_SMOOTHING))
                .withMixup(config.value(TrainingKeys.MIXUP))
                .withAverage(config.value(TrainingKeys.EMA));
        TrainingRecipe recipe =
                config.value(TrainingKeys.SPARSE).map(dense::withSparsity).orElse(dense);
        return switch (config.value(TrainingKeys.AUGMENT)) {
            case AUTO -> recipe;
            case NONE -> recipe.withAugmentation(0, false);
            case MIRROR -> recipe.withAugmentation(0, true);
            case CROP ->
                recipe.withAugmentation(TrainingRecipe.full(1, dataset.shape()).crop(), true);
        };
    }

    /** Records a weights file; one that a killed process had recorded already is the same again. */
    private static void keep(RunStore store, String run, String candidate, WeightsFile file) {
        String name = file.path().getFileName().toString();
        boolean known = store.weights(run).stream().anyMatch(row -> row.file().equals(name));
        if (!known) {
            store.addWeights(run, candidate, name, file.sha256());
        }
    }
}
