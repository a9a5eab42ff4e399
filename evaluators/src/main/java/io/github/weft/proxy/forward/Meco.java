package io.github.weft.proxy.forward;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Gaussian;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import io.github.weft.space.Setting;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.Map;

/**
 * How independent the channels of feature maps are (Jiang et al., NeurIPS 2023, "MeCo"): the sum over layers of the least eigenvalue of
 * the correlations between a layer's channels, for one Gaussian image of 64x64 pixels.
 *
 * <p>A layer is an operation that makes a map, each once. The published code counts a map once for each module around it, containers too,
 * and the operations of dead edges. A map with no more positions than channels, or with a dead channel, gives 0: narrow layers at low
 * resolution are invisible. Grows with the number of layers.
 */
public final class Meco implements ZeroCostProxy {

    private static final int SIDE = 64;

    private static final Reading<Double> EIGENVALUES = Reading.ofSeed(
            "least-eigenvalues",
            Map.of(
                    "initialisation",
                    "default",
                    "input",
                    "gaussian-%sx%s".formatted(SIDE, SIDE),
                    "images",
                    "1",
                    "layers",
                    "operations",
                    "batch-norm",
                    "batch",
                    "dtype",
                    "float32"),
            Meco::run);

    @Override
    public Metric metric() {
        return Metric.maximize("meco");
    }

    @Override
    public String summary() {
        return "sum over layers of the least eigenvalue of the channels' correlations (Jiang et al., 2023)";
    }

    @Override
    public Reading<?> reading() {
        return EIGENVALUES;
    }

    @Override
    public Score score(Probe probe) {
        return Score.of(probe.read(EIGENVALUES));
    }

    private static double run(Lens lens) {
        if (!lens.batches().base().shape().isImage()) {
            throw new NotApplicable("the network does not read images");
        }
        Network network = lens.model().at(Meco::larger);
        Shape shape = Shape.image(lens.batches().base().shape().features(), SIDE, SIDE);
        float[] pixels = Gaussian.values(shape.size(), lens.seed(), "meco");
        Batch image = Batch.of("gaussian", shape, pixels, new int[1]);
        try (Scope pass = lens.scope().inner()) {
            OwnWeights weights = lens.drawn(network, Initialisation.DEFAULT, lens.seed(), pass);
            var correlations = new FeatureCorrelations();
            var subject = new Subject(network, weights, image, lens.deadline(), pass);
            Torch.plain(() -> subject.logits(weights, subject.images(pass), pass, correlations));
            return correlations.least().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    private static Setting larger(Setting setting) {
        return new Setting(Shape.image(setting.input().features(), SIDE, SIDE), setting.classes(), setting.skeleton());
    }
}
