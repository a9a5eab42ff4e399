package io.github.weft.train;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Digest;
import io.github.weft.sparse.Sparsity;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains networks on their own weights by one recipe. Equal network and seed give equal bits, whatever other threads
 * train meanwhile, on one build and processor family. Safe for many threads.
 *
 * <p>Looks at the training images to learn and at the validation images after every epoch, never at the test images.
 */
public final class Trainer {

    private final Dataset data;
    private final TrainingRecipe recipe;
    private final Optional<Path> state;
    private final Optional<EarlyStop> stop;

    private Trainer(Dataset data, TrainingRecipe recipe, Optional<Path> state, Optional<EarlyStop> stop) {
        this.data = data;
        this.recipe = recipe;
        this.state = state;
        this.stop = stop;
    }

    public Trainer(Dataset data, TrainingRecipe recipe) {
        this(data, recipe, Optional.empty(), Optional.empty());
    }

    /**
     * Writes all of a training's state into a file after every epoch, and goes on from the file if it is there: to the same bits as without a
     * break. For one training; whoever asks for it removes the file in the end.
     */
    public Trainer resumingFrom(Path file) {
        return new Trainer(data, recipe, Optional.of(file), stop);
    }

    /** Gives up trainings that will most likely end below another. It never changes the bits of those that end. */
    Trainer stoppingBy(EarlyStop rule) {
        return new Trainer(data, recipe, state, Optional.of(rule));
    }

    /** Hears of every epoch. */
    @FunctionalInterface
    public interface Listener {
        /** Called after each epoch, from 1, with its mean loss in nats and the validation accuracy in percent. */
        void trained(int epoch, double loss, double validationAccuracy);
    }

    /**
     * Trains from fresh weights.
     *
     * @throws Diverged if a loss or a logit is no finite number
     * @throws Deadline.OutOfTime if the deadline passes first
     */
    public Trained train(Network network, long seed, Deadline deadline, Listener listener) {
        return train(network, Sparsity.dense(), seed, deadline, listener);
    }

    /**
     * The same with as many connections as a plan says.
     *
     * @throws IllegalArgumentException if the file to go on from is damaged or another training's
     */
    public Trained train(Network network, Sparsity sparsity, long seed, Deadline deadline, Listener listener) {
        String identity = identity(network, sparsity, seed);
        try (Scope scope = Scope.open()) {
            int steps = Epoch.batches(data.train(), recipe.presentation());
            var training = new Training(recipe, steps * recipe.epochs(), network, sparsity, seed, deadline, scope);
            Diary diary = state.flatMap(file -> TrainingState.read(file, identity))
                    .map(before -> before.restore(training))
                    .orElseGet(Diary::new);
            while (diary.epochs() < recipe.epochs()) {
                stop.flatMap(rule -> rule.verdict(diary.accuracies())).ifPresent(verdict -> {
                    throw verdict;
                });
                int number = diary.epochs() + 1;
                double loss = learn(training, seed, number);
                double accuracy = training.accuracy(data.validation())
                        .orElseThrow(() -> new Diverged("the validation logits are not finite", number));
                diary.add(accuracy, training.connections());
                state.ifPresent(
                        file -> TrainingState.of(identity, training, diary).write(file));
                listener.trained(number, loss, accuracy);
            }
            return new Trained(diary.accuracies(), training.outcome(), diary.exploration(training.connections()));
        } finally {
            Torch.releaseMemory();
        }
    }

    /** The mean loss of an epoch. */
    private double learn(Training training, long seed, int number) {
        int steps = Epoch.batches(data.train(), recipe.presentation());
        var epoch = new Epoch(data.train(), recipe.presentation(), seed, number);
        Optional<Mixup> mixup =
                recipe.mixup() == 0 ? Optional.empty() : Optional.of(new Mixup(recipe.mixup(), seed, number));
        double loss = 0;
        for (int step = 0; step < steps; step++) {
            epoch.advance();
            Batch batch = mixup.map(blender -> blender.blend(epoch.pixels(), epoch.labels()))
                    .orElseGet(() -> Batch.plain(epoch.pixels(), epoch.labels()));
            loss += training.step(batch, data.shape()) / steps;
            if (!Double.isFinite(loss)) {
                throw new Diverged("the loss is " + loss, number);
            }
        }
        return loss;
    }

    private String identity(Network network, Sparsity sparsity, long seed) {
        return Digest.of(String.join(
                "\n",
                recipe.protocol().toString(),
                data.digest(),
                network.nodes().toString(),
                sparsity.plan().toString(),
                sparsity.inheritance().toString(),
                Long.toString(seed)));
    }
}
