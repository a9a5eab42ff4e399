package io.github.weft.proxy.shared;

import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How little the network's local linear maps of images of one class resemble each other (Lopes et al., EPE-NAS, ICANN 2021):
 * {@code sum_c |sum_ij ln(|C_c,ij| + k)|} over the correlation matrices {@code C_c} of each class's gradients.
 *
 * <p>As NASLib computes it. With more than 100 classes each inner sum is divided by the images of its class, classes of one image do not
 * count, and the score is the sum of differences between all ordered pairs of classes over the number of classes. Knows little that
 * {@code jacob-cov} does not, and less the more classes there are, since then a batch holds few pairs of one class.
 */
public final class EpeNas implements ZeroCostProxy {

    private static final double K = 1e-5;
    private static final int MANY_CLASSES = 100;

    private static final Reading<Labelled> READING = Reading.ofBatch(
                    "correlations-by-class",
                    Readings.onBatch("sum-of-logits"),
                    lens -> new Labelled(
                            lens.read(Readings.CORRELATIONS), lens.batches().base()))
            .from(Readings.CORRELATIONS);

    /** The correlations between the batch's gradients, and the batch that has the labels. */
    private record Labelled(double[][] correlations, Batch batch) {}

    @Override
    public Metric metric() {
        return Metric.maximize("epe-nas");
    }

    @Override
    public String summary() {
        return "how uncorrelated the gradients at images of one class are (Lopes et al., 2021)";
    }

    @Override
    public Reading<?> reading() {
        return READING;
    }

    @Override
    public Protocol protocol(Protocol ofReading) {
        return ofReading.with("k", K).with("variant", "naslib");
    }

    @Override
    public Score score(Probe probe) {
        Labelled read = probe.read(READING);
        var labels = new int[read.batch.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = read.batch.label(i);
        }
        long classes = probe.network().shape(probe.network().logits()).size();
        return score(read.correlations, labels, classes);
    }

    /** The score of correlations between images of these labels, of so many classes that there are. */
    static Score score(double[][] correlations, int[] labels, long classes) {
        Map<Integer, Integer> sizes = new TreeMap<>();
        Map<Integer, Double> sums = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            sizes.merge(labels[i], 1, Integer::sum);
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == labels[j]) {
                    sums.merge(labels[i], Math.log(Math.abs(correlations[i][j]) + K), Double::sum);
                }
            }
        }
        if (classes <= MANY_CLASSES) {
            return Score.of(sums.values().stream().mapToDouble(Math::abs).sum());
        }
        List<Double> means = sums.entrySet().stream()
                .filter(each -> sizes.getOrDefault(each.getKey(), 0) > 1)
                .map(each -> each.getValue() / sizes.getOrDefault(each.getKey(), 1))
                .toList();
        if (means.size() < 2) {
            return Score.failed("undefined: fewer than two classes have two images in the batch");
        }
        return Score.of(differences(means) / means.size());
    }

    private static double differences(List<Double> values) {
        double sum = 0;
        for (double one : values) {
            for (double other : values) {
                sum += Math.abs(one - other);
            }
        }
        return sum;
    }
}
