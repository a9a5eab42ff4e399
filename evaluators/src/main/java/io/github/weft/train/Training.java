package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.data.Images;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.sparse.Connections;
import io.github.weft.sparse.Sparsity;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;

/** One network being trained: all that a step changes. Lives as long as its scope. */
final class Training {

    private final TrainingRecipe recipe;
    private final Network network;
    private final Deadline deadline;
    private final Scope scope;
    private final OwnWeights weights;
    private final Statistics statistics;
    private final Connections connections;
    private final Descent descent;
    private final CosineSchedule schedule;
    private final Optional<AveragedWeights> average;
    private int step;

    /**
     * Untrained.
     *
     * @param steps of the whole training
     */
    Training(
            TrainingRecipe recipe,
            int steps,
            Network network,
            Sparsity sparsity,
            long seed,
            Deadline deadline,
            Scope scope) {
        this.recipe = recipe;
        this.network = network;
        this.deadline = deadline;
        this.scope = scope;
        this.weights =
                OwnWeights.of(network, recipe.initialisation(), Seeds.derive(seed, "weights"), DataType.FLOAT32, scope);
        recipe.scaling().gains(network).forEach((name, gain) -> weights.leaves().multiply(name, gain));
        this.statistics = Statistics.moving(network, DataType.FLOAT32, scope);
        this.connections = sparsity.start(network, weights, steps, seed, scope);
        this.descent = new Descent(weights.leaves(), recipe.optimizer(), connections, scope);
        this.schedule = new CosineSchedule(recipe.learningRate(), recipe.warmUp(), steps);
        this.average = recipe.average() == 0
                ? Optional.empty()
                : Optional.of(new AveragedWeights(recipe.average(), network, weights, statistics, connections, scope));
    }

    /** One step on a batch; its loss before the step, in nats. If that is no finite number, nothing has moved. */
    double step(float[] pixels, int[] labels, Shape image) {
        return step(Batch.plain(pixels, labels), image);
    }

    /** The same for images that may be blended. */
    double step(Batch batch, Shape image) {
        Pass pass = Pass.with(new BatchNormMode.Collect(statistics)).until(deadline);
        var executor = new Executor(network, weights);
        try (Scope inner = scope.inner()) {
            NDArray input = inner.floats(batch.pixels(), batch.size(), image.features(), image.height(), image.width());
            NDArray loss = Torch.recording(() -> loss(executor.logits(input, inner, pass), batch, inner));
            double value = loss.getFloat();
            if (Double.isFinite(value)) {
                Torch.backward(loss);
                move(inner);
            }
            return value;
        }
    }

    private NDArray loss(NDArray logits, Batch batch, Scope inner) {
        double smoothing = recipe.smoothing();
        return batch.isBlended()
                ? SmoothedCrossEntropy.of(logits, batch.labels(), batch.own(), smoothing, inner)
                        .add(SmoothedCrossEntropy.of(logits, batch.others(), batch.partner(), smoothing, inner))
                : SmoothedCrossEntropy.of(logits, batch.labels(), smoothing, inner);
    }

    private void move(Scope inner) {
        connections.see(step);
        if (connections.replaces(step)) {
            weights.leaves().clearGradients();
        } else {
            descent.step(schedule.rate(step), inner);
        }
        connections.move(step, descent::memory);
        step++;
        average.ifPresent(weightsSoFar -> weightsSoFar.follow(step, inner));
    }

    /** As {@link Accuracy#percent} reads it now, of the averaged weights where there are any. */
    OptionalDouble accuracy(Images images) {
        return Accuracy.percent(
                network,
                average.map(AveragedWeights::weights).orElse(weights),
                average.map(AveragedWeights::statistics).orElse(statistics),
                images,
                deadline,
                scope);
    }

    /** Steps so far. */
    int stepsDone() {
        return step;
    }

    /** Goes on after so many steps, with the statistics of a snapshot. */
    void resume(int steps, Snapshot snapshot) {
        step = steps;
        var values = new LinkedHashMap<String, float[]>();
        statistics.values().keySet().forEach(name -> values.put(name, snapshot.values(name)));
        statistics.restore(values);
    }

    OwnWeights weights() {
        return weights;
    }

    Descent descent() {
        return descent;
    }

    Connections connections() {
        return connections;
    }

    Optional<AveragedWeights> average() {
        return average;
    }

    /** The numbers that steps move. */
    Snapshot snapshot() {
        return Snapshot.of(network, weights, statistics);
    }

    /** The numbers to keep: those that {@link #accuracy} is of. */
    Snapshot outcome() {
        return average.map(kept -> Snapshot.of(network, kept.weights(), kept.statistics()))
                .orElseGet(this::snapshot);
    }
}
