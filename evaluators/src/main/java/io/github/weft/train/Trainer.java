package io.github.weft.train;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.sparse.Sparsity;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;

/**
 * Trains networks on their own weights by one recipe. Equal network and seed give equal bits, whatever other threads
 * train meanwhile, on one build and processor family. Safe for many threads.
 *
 * <p>Looks at the training images to learn and at the validation images after every epoch, never at the test images.
 */
public final class Trainer {

    private final Dataset data;
    private final TrainingRecipe recipe;

    public Trainer(Dataset data, TrainingRecipe recipe) {
        this.data = data;
        this.recipe = recipe;
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

    /** The same with as many connections as a plan says. */
    public Trained train(Network network, Sparsity sparsity, long seed, Deadline deadline, Listener listener) {
        try (Scope scope = Scope.open()) {
            int steps = Epoch.batches(data.train(), recipe.presentation());
            var training = new Training(recipe, steps * recipe.epochs(), network, sparsity, seed, deadline, scope);
            var curve = new ArrayList<Double>();
            for (int number = 1; number <= recipe.epochs(); number++) {
                var epoch = new Epoch(data.train(), recipe.presentation(), seed, number);
                double loss = 0;
                for (int step = 0; step < steps; step++) {
                    epoch.advance();
                    loss += training.step(epoch.pixels(), epoch.labels(), data.shape()) / steps;
                    if (!Double.isFinite(loss)) {
                        throw new Diverged("the loss is " + loss, number);
                    }
                }
                int now = number;
                double accuracy = training.accuracy(data.validation())
                        .orElseThrow(() -> new Diverged("the validation logits are not finite", now));
                curve.add(accuracy);
                listener.trained(number, loss, accuracy);
            }
            return new Trained(curve, training.snapshot());
        } finally {
            Torch.releaseMemory();
        }
    }
}
