package io.github.weft.evopress;

import ai.djl.ndarray.NDArray;
import io.github.weft.data.Images;
import io.github.weft.score.Score;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the answers of pruned networks are from those of the dense one: the mean over images of KL(dense || pruned), in nats. What the
 * dense network says of each image, by its running statistics, is asked once and kept.
 */
final class Divergence {

    private static final int BATCH = 128;

    private final PrunableNetwork network;
    private final Images images;
    private final double[][] dense;
    private final Scope scope;

    Divergence(PrunableNetwork network, Images images, Scope scope) {
        this.network = network;
        this.images = images;
        this.scope = scope;
        this.dense = new double[images.size()][];
        int[] all = IntStream.range(0, images.size()).toArray();
        inBatches(all, (batch, pixels) -> {
            double[][] answers = logProbabilities(network.dense(), trained(network.statistics()), pixels, batch.length);
            for (int i = 0; i < batch.length; i++) {
                dense[batch[i]] = answers[i];
            }
        });
    }

    private interface Look {
        void at(int[] batch, float[] pixels);
    }

    private static BatchNormMode trained(Statistics statistics) {
        return new BatchNormMode.Running(statistics);
    }

    /** As many batches as needed, none much smaller than another. */
    private void inBatches(int[] chosen, Look look) {
        int size = Math.toIntExact(images.shape().size());
        int batches = (chosen.length + BATCH - 1) / BATCH;
        for (int number = 0; number < batches; number++) {
            int[] batch = Arrays.copyOfRange(
                    chosen, number * chosen.length / batches, (number + 1) * chosen.length / batches);
            var pixels = new float[batch.length * size];
            images.copy(batch, pixels);
            look.at(batch, pixels);
        }
    }

    /**
     * One mean for each network, in their order; a failure where a logit is no finite number. Normalised by the images looked at, a batch at a
     * time, so that no network need be recalibrated first.
     *
     * @param counts weights of the prunable kernels, of each network
     * @param chosen images
     */
    List<Score> means(List<List<Long>> counts, int[] chosen) {
        try (Scope candidates = scope.inner()) {
            List<OwnWeights> weights = counts.stream()
                    .map(each -> network.pruned(each, candidates))
                    .toList();
            var sums = new double[weights.size()];
            inBatches(chosen, (batch, pixels) -> {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += sum(
                            batch, logProbabilities(weights.get(i), new BatchNormMode.Batch(), pixels, batch.length));
                }
            });
            var means = new ArrayList<Score>(Collections.nCopies(sums.length, Score.failed("not measured")));
            for (int i = 0; i < sums.length; i++) {
                means.set(i, Score.of(sums[i] / chosen.length));
            }
            return means;
        }
    }

    /** Of one network by its own running statistics, on all images. */
    Loss loss(List<Long> counts, Statistics statistics) {
        int[] all = IntStream.range(0, images.size()).toArray();
        var sums = new double[2];
        try (Scope inner = scope.inner()) {
            OwnWeights weights = network.pruned(counts, inner);
            inBatches(all, (batch, pixels) -> {
                double[][] answers = logProbabilities(weights, trained(statistics), pixels, batch.length);
                sums[0] += sum(batch, answers);
                for (int i = 0; i < batch.length; i++) {
                    sums[1] += highest(answers[i]) == images.label(batch[i]) ? 1 : 0;
                }
            });
        }
        Score divergence = Score.of(sums[0] / images.size());
        return new Loss(
                divergence, divergence.failure().map(Score::failed).orElse(Score.of(100 * sums[1] / images.size())));
    }

    /** The first of the highest. */
    private static int highest(double[] answers) {
        int highest = 0;
        for (int label = 1; label < answers.length; label++) {
            highest = answers[label] > answers[highest] ? label : highest;
        }
        return highest;
    }

    private double sum(int[] batch, double[][] pruned) {
        double sum = 0;
        for (int i = 0; i < batch.length; i++) {
            sum += divergence(dense[batch[i]], pruned[i]);
        }
        return sum;
    }

    /** KL(p || q) in nats of two distributions, by the logarithms of their probabilities. */
    static double divergence(double[] p, double[] q) {
        double divergence = 0;
        for (int label = 0; label < p.length; label++) {
            divergence += Math.exp(p[label]) * (p[label] - q[label]);
        }
        return divergence;
    }

    private double[][] logProbabilities(OwnWeights weights, BatchNormMode normalisation, float[] pixels, int count) {
        Pass pass = Pass.with(normalisation);
        var executor = new Executor(network.network(), weights);
        var shape = images.shape();
        try (Scope step = scope.inner()) {
            NDArray input = step.floats(pixels, count, shape.features(), shape.height(), shape.width());
            float[] logits =
                    Torch.plain(() -> executor.logits(input, step, pass)).toFloatArray();
            int classes = logits.length / count;
            return IntStream.range(0, count)
                    .mapToObj(i -> logSoftmax(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)))
                    .toArray(double[][]::new);
        }
    }

    /** Logarithms of the probabilities that logits mean. */
    static double[] logSoftmax(float[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        var logs = new double[logits.length];
        for (int label = 0; label < logs.length; label++) {
            logs[label] = logits[label] - highest - Math.log(sum);
        }
        return logs;
    }
}
