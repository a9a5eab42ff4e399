package io.github.weft.continual;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.data.Dataset;
import io.github.weft.data.Images;
import io.github.weft.eval.Deadline;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.run.Seeds;
import io.github.weft.sparsity.Apportionment;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.Start;
import io.github.weft.sparsity.StayDense;
import io.github.weft.torch.Scope;
import io.github.weft.train.Accuracy;
import io.github.weft.train.Diverged;
import io.github.weft.train.Snapshot;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns tasks one after the other and never looks back: task-incremental learning, in which it is known of an image which task it belongs
 * to (as in Yildirim et al., "Continual learning with dynamic sparse training", CPAL 2024).
 *
 * <p>The kernels of all convolutions are the backbone; the linear head and the normalisations, statistics included, are each task's own and
 * start fresh. In the published study networks are larger and the tasks ten classes of CIFAR-100 or miniImageNet.
 *
 * @param network for every task: all have as many classes
 */
public record Learner(Network network, SparsityPlan plan, TrainingRecipe recipe, Isolation isolation) {

    private static final int CONVOLUTION = 4;

    /** Connections for the convolutions of a network: a share of all their weights for each task, drawn by chance. */
    public static SparsityPlan plan(Network network, double density, Start start, Movement movement) {
        List<Layer> layers = StayDense.nothing().prunable(network).stream()
                .filter(layer -> layer.shape().size() == CONVOLUTION)
                .toList();
        return Apportionment.of(layers, density, start)
                .plan(Collections.nCopies(layers.size(), 0), MaskChoice.RANDOM, Optional.of(movement));
    }

    /** Learns from training images, and judges by test images after every task, of that task and all before. */
    public Course learn(List<Dataset> tasks, long seed) {
        var sizes = new LinkedHashMap<String, Integer>();
        network.params().stream()
                .filter(param -> plan.nonzeros().containsKey(param.name()))
                .forEach(param -> sizes.put(param.name(), Math.toIntExact(param.count())));
        Backbone backbone = Backbone.empty(sizes);
        var snapshots = new ArrayList<Snapshot>();
        var accuracy = new ArrayList<List<Double>>();
        var used = new ArrayList<Double>();
        var reused = new ArrayList<Double>();
        for (int task = 0; task < tasks.size(); task++) {
            Dataset data = tasks.get(task);
            var first = new PruningAtStart(data.name(), data.train());
            Snapshot learnt = new Trainer(data, recipe)
                    .train(
                            network,
                            isolation.start(plan, first, backbone, task == 0),
                            Seeds.derive(seed, "task", task),
                            Deadline.none(),
                            (epoch, loss, accurate) -> {})
                    .snapshot();
            snapshots.add(learnt);
            backbone = isolation.after(backbone, kernels(learnt));
            var row = new ArrayList<Double>();
            for (int known = 0; known <= task; known++) {
                row.add(accuracy(
                        snapshots.get(known),
                        isolation.now(backbone, known),
                        tasks.get(known).test()));
            }
            accuracy.add(row);
            used.add(backbone.used());
            reused.add(backbone.reused(task));
        }
        return new Course(accuracy, used, reused);
    }

    private Map<String, float[]> kernels(Snapshot learnt) {
        var kernels = new LinkedHashMap<String, float[]>();
        network.params().stream()
                .map(Param::name)
                .filter(plan.nonzeros()::containsKey)
                .forEach(name -> kernels.put(name, learnt.values(name)));
        return kernels;
    }

    /** Of a task's own head and normalisations over the backbone's kernels. */
    private double accuracy(Snapshot own, Map<String, float[]> kernels, Images images) {
        try (Scope scope = Scope.open()) {
            var weights = own.weights(network, scope);
            kernels.forEach(weights.leaves()::set);
            return Accuracy.percent(network, weights, own.statistics(network, scope), images, Deadline.none(), scope)
                    .orElseThrow(() -> new Diverged("the test logits are not finite"));
        }
    }
}
