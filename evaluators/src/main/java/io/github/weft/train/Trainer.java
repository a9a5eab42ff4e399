package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
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
        try (Scope scope = Scope.open()) {
            var weights = OwnWeights.of(
                    network, recipe.initialisation(), Seeds.derive(seed, "weights"), DataType.FLOAT32, scope);
            recipe.scaling()
                    .gains(network)
                    .forEach((name, gain) -> weights.leaves().multiply(name, gain));
            var statistics = Statistics.moving(network, DataType.FLOAT32, scope);
            var descent = new Descent(weights.leaves(), recipe.optimizer(), scope);
            var executor = new Executor(network, weights);
            Pass pass = Pass.with(new BatchNormMode.Collect(statistics)).until(deadline);
            int steps = Epoch.batches(data.train(), recipe.presentation());
            var schedule = new CosineSchedule(recipe.learningRate(), recipe.warmUp(), steps * recipe.epochs());
            var curve = new ArrayList<Double>();
            for (int number = 1; number <= recipe.epochs(); number++) {
                var epoch = new Epoch(data.train(), recipe.presentation(), seed, number);
                double loss = 0;
                for (int step = 0; step < steps; step++) {
                    double rate = schedule.rate((number - 1) * steps + step);
                    epoch.advance();
                    loss += step(executor, pass, descent, epoch, rate, scope) / steps;
                    if (!Double.isFinite(loss)) {
                        throw new Diverged("the loss is " + loss, number);
                    }
                }
                int now = number;
                double accuracy = Accuracy.percent(network, weights, statistics, data.validation(), deadline, scope)
                        .orElseThrow(() -> new Diverged("the validation logits are not finite", now));
                curve.add(accuracy);
                listener.trained(number, loss, accuracy);
            }
            return new Trained(curve, Snapshot.of(network, weights, statistics));
        } finally {
            Torch.releaseMemory();
        }
    }

    private double step(Executor executor, Pass pass, Descent descent, Epoch epoch, double rate, Scope scope) {
        Shape shape = data.shape();
        int[] labels = epoch.labels();
        try (Scope inner = scope.inner()) {
            NDArray input =
                    inner.floats(epoch.pixels(), labels.length, shape.features(), shape.height(), shape.width());
            NDArray loss = Torch.recording(() ->
                    SmoothedCrossEntropy.of(executor.logits(input, inner, pass), labels, recipe.smoothing(), inner));
            double value = loss.getFloat();
            if (Double.isFinite(value)) {
                Torch.backward(loss);
                descent.step(rate, inner);
            }
            return value;
        }
    }
}
