package io.github.weft.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.supernet.Importance;
import io.github.weft.supernet.Lesson;
import io.github.weft.supernet.Moment;
import io.github.weft.supernet.Pada;
import io.github.weft.supernet.Recalibration;
import io.github.weft.supernet.Seen;
import io.github.weft.supernet.Showing;
import io.github.weft.supernet.Target;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SharedWeights;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Torch;
import io.github.weft.train.SmoothedCrossEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much the gradient of a batch varies at weights that stand still: images drawn by importance, with the weights that make up for it, against images
 * drawn uniformly, both with replacement.
 *
 * <p>Importance knows the norms of one epoch of this network at these weights, and decides 0.9 of the chances: the most that a training can have.
 * Normalisations either use fixed statistics, as the estimator supposes, in which the loss of an image does not hang on the others, or those of the batch,
 * as training does, in which hard images change how all are seen.
 */
final class GradientVariance {

    private static final double SHARE = 0.9;
    private static final int BATCH = 64;

    private final SearchSpace space;
    private final Setting setting;
    private final Dataset data;
    private final Map<String, float[]> weights;

    GradientVariance(SearchSpace space, Setting setting, Dataset data, Map<String, float[]> weights) {
        this.space = space;
        this.setting = setting;
        this.data = data;
        this.weights = weights;
    }

    /** What importance hears of one batch. */
    private record Heard(Network network, double loss, List<Integer> images, List<Double> imageNorms) implements Seen {
        @Override
        public double gradientNorm(String param) {
            throw new IllegalStateException("importance of images asked for the gradient of " + param);
        }
    }

    /** The gradient of a batch over all weights, and what importance hears of it. */
    private record Gradient(double[] values, Heard heard) {}

    /**
     * Variance by importance, variance under uniform draws, and the squared distance of the two means; all summed over the weights.
     *
     * @param draws of each kind
     * @param fixed whether normalisations use fixed statistics
     */
    double[] of(Genome genome, int draws, boolean fixed) {
        var pada = new Pada(space, setting, true, Importance.DATA, SHARE);
        Network network = space.decode(genome, setting);
        try (Scope scope = Scope.open()) {
            SharedWeights shared = SharedWeights.of(Initialisation.KAIMING_NORMAL, 0, DataType.FLOAT32, scope)
                    .cover(network);
            shared.leaves().names().forEach(name -> shared.leaves().set(name, weights.get(name)));
            Pass pass = Pass.with(
                    fixed
                            ? new BatchNormMode.Running(
                                    Recalibration.usual().of(network, shared, data, Deadline.none(), scope))
                            : new BatchNormMode.Batch());
            int epoch = data.train().size() / BATCH;
            var lesson = new Lesson(genome, Target.LABELS);
            for (int step = 0; step < epoch; step++) {
                pada.plan(moment(0, step));
                pada.learn(lesson, gradient(network, shared, pass, inTurn(step)).heard());
            }
            List<double[]> important = new ArrayList<>();
            List<double[]> uniform = new ArrayList<>();
            for (int draw = 0; draw < draws; draw++) {
                Showing chosen = pada.plan(moment(draw, epoch)).showing().orElseThrow();
                important.add(gradient(network, shared, pass, chosen).values());
                uniform.add(gradient(network, shared, pass, any(draw)).values());
            }
            double[] between = distances(List.of(mean(important)), mean(uniform));
            return new double[] {variance(important), variance(uniform), between[0]};
        }
    }

    /** As if the second epoch of the training were its last. */
    private Moment moment(int seed, int step) {
        int images = data.train().size();
        return new Moment(seed, step, (int) Math.ceil(images / BATCH / SHARE), images, BATCH);
    }

    private static Showing inTurn(int step) {
        return new Showing(
                IntStream.range(step * BATCH, (step + 1) * BATCH).boxed().toList(), Collections.nCopies(BATCH, 1.0));
    }

    private Showing any(int draw) {
        RandomGenerator random = Seeds.generator(draw, "any images");
        List<Integer> images = Stream.generate(() -> random.nextInt(data.train().size()))
                .limit(BATCH)
                .toList();
        return new Showing(images, Collections.nCopies(BATCH, 1.0));
    }

    private Gradient gradient(Network network, SharedWeights shared, Pass pass, Showing shown) {
        int[] images = shown.images().stream().mapToInt(Integer::intValue).toArray();
        int[] labels = Arrays.stream(images).map(data.train()::label).toArray();
        Shape shape = data.shape();
        var pixels = new float[Math.toIntExact(images.length * shape.size())];
        data.train().copy(images, pixels);
        try (Scope scope = Scope.open()) {
            NDArray input = scope.floats(pixels, images.length, shape.features(), shape.height(), shape.width());
            SliceLeaves views = SliceLeaves.of(network, shared, scope);
            NDArray logits = Torch.recording(() -> new Executor(network, views).logits(input, scope, pass));
            NDArray loss = Torch.recording(() -> SmoothedCrossEntropy.of(logits, labels, shown.weights(), 0, scope));
            Torch.backward(loss);
            double[] values = views.leaves().names().stream()
                    .sorted()
                    .flatMapToDouble(name -> floats(views.leaves().gradient(name, scope)))
                    .toArray();
            List<Double> norms =
                    norms(Torch.plain(() -> logits.stopGradient().softmax(1).toFloatArray()), labels);
            return new Gradient(values, new Heard(network, loss.getFloat(), shown.images(), norms));
        }
    }

    private static DoubleStream floats(NDArray gradient) {
        float[] values = Torch.plain(() -> gradient.toFloatArray());
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }

    private static List<Double> norms(float[] shares, int[] labels) {
        int classes = shares.length / labels.length;
        return IntStream.range(0, labels.length)
                .mapToObj(image -> Math.sqrt(IntStream.range(0, classes)
                        .mapToDouble(label ->
                                Math.pow(shares[image * classes + label] - (label == labels[image] ? 1 : 0), 2))
                        .sum()))
                .toList();
    }

    private static double[] mean(List<double[]> vectors) {
        var mean = new double[vectors.get(0).length];
        vectors.forEach(vector -> Arrays.setAll(mean, i -> mean[i] + vector[i] / vectors.size()));
        return mean;
    }

    private static double variance(List<double[]> vectors) {
        return Arrays.stream(distances(vectors, mean(vectors))).sum() / (vectors.size() - 1);
    }

    private static double[] distances(List<double[]> vectors, double[] from) {
        return vectors.stream()
                .mapToDouble(vector -> {
                    double squares = 0;
                    for (int i = 0; i < from.length; i++) {
                        squares += Math.pow(vector[i] - from[i], 2);
                    }
                    return squares;
                })
                .toArray();
    }
}
