package io.github.weft.proxy.gradient;

import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loss gradients of one counted layer on several batches, one array a batch. */
final class GradientSeries {

    private final List<double[]> gradients;

    GradientSeries(List<double[]> gradients) {
        this.gradients = List.copyOf(gradients);
    }

    /**
     * The counted layers of the network with Kaiming weights, each batch as large as the shared one and no image in two of them.
     *
     * @param purpose who reads it
     */
    static Reading<List<GradientSeries>> reading(String purpose, int batches) {
        return Reading.ofBatches(
                "gradient-series",
                Map.of(
                        "initialisation",
                        Initialisation.KAIMING_NORMAL.toString(),
                        "input",
                        "batches",
                        "batch-norm",
                        "batch",
                        "dtype",
                        "float32",
                        "loss",
                        "cross-entropy"),
                source -> source.disjoint(purpose, batches, source.base().size()),
                lens -> run(
                        lens.subject(Initialisation.KAIMING_NORMAL),
                        lens.batches()
                                .disjoint(
                                        purpose, batches, lens.batches().base().size())));
    }

    private static List<GradientSeries> run(Subject subject, List<Batch> batches) {
        List<List<Layer>> runs = new ArrayList<>();
        for (Batch batch : batches) {
            Subject before = subject.before(batch);
            try (Scope pass = subject.scope().inner()) {
                OwnWeights leaves = OwnWeights.viewOf(subject.network(), subject.own(), pass);
                before.backward(leaves, pass, Observer.none());
                runs.add(before.layers(leaves.leaves(), pass));
            }
        }
        List<GradientSeries> series = new ArrayList<>();
        for (int layer = 0; layer < runs.get(0).size(); layer++) {
            int at = layer;
            series.add(new GradientSeries(
                    runs.stream().map(layers -> layers.get(at).derivatives()).toList()));
        }
        return series;
    }

    /**
     * The sum of mean absolute gradient over the gradient's deviation, over the weights where there is a deviation.
     *
     * @throws NoNumber if a gradient is not finite
     */
    double meanOverDeviation() {
        int count = gradients.size();
        double sum = 0;
        for (int k = 0; k < gradients.get(0).length; k++) {
            double absolute = 0;
            double mean = 0;
            for (double[] gradient : gradients) {
                absolute += Math.abs(gradient[k]) / count;
                mean += gradient[k] / count;
            }
            double variance = 0;
            for (double[] gradient : gradients) {
                variance += (gradient[k] - mean) * (gradient[k] - mean) / count;
            }
            if (!Double.isFinite(variance)) {
                throw NoNumber.notFinite(variance);
            }
            if (variance > 0) {
                sum += absolute / Math.sqrt(variance);
            }
        }
        return sum;
    }
}
