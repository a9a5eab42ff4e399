package io.github.weft.search.job;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.SupernetKeys;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.Setting;
import io.github.weft.supernet.Checkpoint;
import io.github.weft.supernet.Drawn;
import io.github.weft.supernet.Samplers;
import io.github.weft.supernet.Supernet;
import io.github.weft.supernet.SupernetRecipe;
import io.github.weft.supernet.SupernetTrainer;
import io.github.weft.supernet.Terms;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Diverged;
import io.github.weft.train.Presentation;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.UpdateRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Trains a supernet into a file, and goes on from there if the file is of the same terms. */
public final class SupernetJob {

    /** Weights that many networks move are moved more gently. */
    private static final double SHARED_RATE = 0.05;

    private final Terms terms;
    private final Path file;
    private final int saveEvery;

    /** @param saveEvery steps from one saving to the next */
    public SupernetJob(Terms terms, Path file, int saveEvery) {
        this.terms = terms;
        this.file = file;
        this.saveEvery = saveEvery;
    }

    /** Hears how training goes. */
    public interface Listener {
        /** Before the first step, with the steps that the file had already. */
        void begun(int done, int steps);

        void trained(SupernetTrainer.Step step);

        /** After the last step of an epoch, if the sampler counts what it draws. */
        void epoch(Drawn drawn);

        /** What was shown up to this step is on disk. */
        void saved(int step);
    }

    /**
     * Everything that decides the numbers.
     *
     * @throws IllegalArgumentException if the data cannot be read, the space does not fit it, or settings contradict each other
     */
    public static Terms terms(SearchConfig config) {
        Dataset data = DataSource.open(
                config.value(Keys.DATA),
                new DataOptions(
                        config.value(Keys.VALIDATION_SHARE),
                        config.value(Keys.LIMIT).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        config.value(Keys.IMAGE_SIZE),
                        0));
        Setting setting = config.space().setting(data.shape(), data.classes()).with(config.value(Keys.SKELETON));
        var options = new Samplers.Options(
                config.value(SupernetKeys.RANDOM_PATHS),
                config.value(SupernetKeys.CHOICE_WEIGHTS),
                config.value(SupernetKeys.IMPORTANCE),
                config.value(SupernetKeys.IMPORTANCE_CAP));
        var sampler = Samplers.named(config.value(SupernetKeys.SAMPLER)).maker().make(config.space(), setting, options);
        return new Terms(
                config.space(),
                setting,
                data,
                recipe(config, data),
                sampler,
                config.value(Keys.SEED),
                config.value(SupernetKeys.START));
    }

    private static SupernetRecipe recipe(SearchConfig config, Dataset data) {
        UpdateRule rule = config.value(TrainingKeys.OPTIMIZER);
        return new SupernetRecipe(
                presentation(config, data),
                rule.with(config.value(TrainingKeys.WEIGHT_DECAY)),
                new CosineSchedule(
                        config.value(SupernetKeys.LEARNING_RATE)
                                .orElse(rule == UpdateRule.SGD ? SHARED_RATE : rule.usualRate()),
                        config.value(TrainingKeys.WARM_UP_STEPS),
                        config.value(SupernetKeys.STEPS)),
                config.value(SupernetKeys.CLIP).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                config.value(TrainingKeys.LABEL_SMOOTHING),
                Initialisation.KAIMING_NORMAL);
    }

    private static Presentation presentation(SearchConfig config, Dataset data) {
        int batch = config.value(SupernetKeys.BATCH);
        int crop = TrainingRecipe.full(1, data.shape()).crop();
        return switch (config.value(TrainingKeys.AUGMENT)) {
            case NONE -> new Presentation(batch, 0, false);
            case AUTO, MIRROR -> new Presentation(batch, 0, true);
            case CROP -> new Presentation(batch, crop, true);
        };
    }

    /**
     * Trains to the end or until a stop is asked for, and saves.
     *
     * @return whether the end was reached
     * @throws IllegalArgumentException if the file is there and is damaged or of other terms
     * @throws Diverged if a loss is no finite number; the file holds what was saved before
     */
    public boolean run(Stop stop, Listener listener) {
        try (Scope scope = Scope.open()) {
            Supernet supernet =
                    Files.exists(file) ? Supernet.restored(file, terms, scope) : Supernet.fresh(terms, scope);
            listener.begun(supernet.step(), terms.recipe().steps());
            save(supernet, listener);
            int epochLength = terms.moment(0).epochLength();
            new SupernetTrainer(supernet).train(stop::requested, step -> {
                listener.trained(step);
                if (step.number() % epochLength == 0) {
                    terms.sampler().drawn().ifPresent(listener::epoch);
                }
                if (step.number() % saveEvery == 0
                        && step.number() < terms.recipe().steps()) {
                    save(supernet, listener);
                }
            });
            save(supernet, listener);
            return supernet.step() == terms.recipe().steps();
        }
    }

    private void save(Supernet supernet, Listener listener) {
        Checkpoint checkpoint = supernet.checkpoint();
        checkpoint.write(file);
        listener.saved(checkpoint.step());
    }
}
