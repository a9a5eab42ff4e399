package io.github.weft.proxy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.pass.SecondBackwardPass;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.shared.Grasp;
import io.github.weft.run.Seeds;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Fixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** GraSP as the probe computes it against a second backward pass, over random cells at full size, both in single precision. */
final class GraspBenchmark {

    private static final Nb201 SPACE = new Nb201();
    private static final Shape SHAPE = Shape.image(3, 32, 32);

    private GraspBenchmark() {}

    static void run(int networks) {
        Batch batch = NoiseBatches.noise(SHAPE, Batch.DEFAULT_SIZE, 10, 1);
        double[] ours = new double[networks];
        double[] exact = new double[networks];
        double[] errors = new double[networks];
        for (int i = 0; i < networks; i++) {
            Network network =
                    SPACE.decode(Variation.random(SPACE, Seeds.generator(i, "grasp")), SPACE.setting(SHAPE, 10));
            ours[i] = probed(network, batch);
            exact[i] = SecondBackwardPass.grasp(network, batch, DataType.FLOAT32);
            errors[i] = Math.abs(ours[i] - exact[i]) / Math.abs(exact[i]);
        }
        double[] sorted = Arrays.stream(errors).sorted().toArray();
        System.out.printf(
                "grasp of %d networks: Spearman to a second backward pass %.4f (bar .95), relative error median %.4f, nine in ten below %.4f%n",
                networks,
                new SpearmansCorrelation().correlation(ours, exact),
                sorted[networks / 2],
                sorted[networks * 9 / 10]);
    }

    private static double probed(Network network, Batch batch) {
        try (Probe probe = Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, Map.of(), DataType.FLOAT32, scope),
                BatchSource.only(batch),
                1,
                List.of(Readings.CURVATURE),
                Deadline.none())) {
            return new Grasp().score(probe).value().orElse(0);
        }
    }
}
