package io.github.weft.proxy.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Shape;
import io.github.weft.eval.NoNumber;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.pass.ActivationRecorder;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.run.Seeds;
import io.github.weft.space.Setting;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** How many different patterns of ReLU units being on thousands of tiny crops have in a network of one channel and one cell a stage. */
final class LinearRegionPass {

    private static final int SIDE = 4;
    private static final int DIMENSIONS = 4;
    private static final int IMAGES = 100;
    private static final int CROPS = 1000;
    private static final int BATCHES = 3;
    private static final int REPEATS = 3;
    private static final List<String> REDUCED = List.of("channels", "cells");

    /** Different patterns, the mean over draws of weights. */
    static final Reading<Double> READING = Reading.ofBatches(
            "linear-regions",
            Map.of(
                    "initialisation",
                    Initialisation.KAIMING_NORMAL.toString(),
                    "input",
                    "%sx%s crops 1x%sx%s of own-batch".formatted(BATCHES, CROPS, SIDE, SIDE),
                    "network",
                    "one channel, one cell a stage",
                    "batch-norm",
                    "batch",
                    "dtype",
                    "float32",
                    "repeats",
                    String.valueOf(REPEATS)),
            source -> List.of(batch(source)),
            LinearRegionPass::run);

    private LinearRegionPass() {}

    private static Batch batch(BatchSource source) {
        return source.drawn("linear-regions", IMAGES);
    }

    private static double run(Lens lens) {
        Batch base = batch(lens.batches());
        if (!base.shape().isImage()
                || Math.min(base.shape().height(), base.shape().width()) < SIDE) {
            throw new NotApplicable("the network does not read images of at least %sx%s pixels".formatted(SIDE, SIDE));
        }
        Network network = lens.model().at(LinearRegionPass::reduced);
        List<Batch> crops = Stream.iterate(0, i -> i + 1)
                .limit(BATCHES)
                .map(i -> crops(base, Seeds.generator(i, "crops", base.digest())))
                .toList();
        double sum = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            sum += patterns(lens, network, crops, Seeds.derive(lens.seed(), "linear-regions", repeat));
        }
        return sum / REPEATS;
    }

    private static int patterns(Lens lens, Network network, List<Batch> crops, long seed) {
        Set<BitSet> patterns = new HashSet<>();
        try (Scope draw = lens.scope().inner()) {
            OwnWeights weights = lens.drawn(network, Initialisation.KAIMING_NORMAL, seed, draw);
            for (Batch batch : crops) {
                try (Scope pass = draw.inner()) {
                    var codes = new Codes(CROPS);
                    var subject = new Subject(network, weights, batch, lens.deadline(), pass);
                    Torch.plain(() -> subject.logits(weights, subject.images(pass), pass, codes));
                    patterns.addAll(codes.patterns());
                }
            }
        }
        return patterns.size();
    }

    private static Setting reduced(Setting setting) {
        if (!setting.skeleton().keySet().containsAll(REDUCED)) {
            throw new NotApplicable("regions are counted with one channel and one cell a stage, and the space has no "
                    + "sizes channels and cells");
        }
        var small = new Setting(Shape.image(1, SIDE, SIDE), setting.classes(), setting.skeleton());
        return small.with("channels", 1).with("cells", 1);
    }

    /** One channel of a square somewhere in some image, each. */
    static Batch crops(Batch base, RandomGenerator random) {
        Shape shape = base.shape();
        float[] values = base.values();
        float[] crops = new float[CROPS * SIDE * SIDE];
        for (int crop = 0; crop < CROPS; crop++) {
            int plane = random.nextInt(base.size() * shape.features());
            int top = random.nextInt(shape.height() - SIDE + 1);
            int left = random.nextInt(shape.width() - SIDE + 1);
            for (int row = 0; row < SIDE; row++) {
                int from = (plane * shape.height() + top + row) * shape.width() + left;
                System.arraycopy(values, from, crops, (crop * SIDE + row) * SIDE, SIDE);
            }
        }
        return Batch.of("crops of " + base.data(), Shape.image(1, SIDE, SIDE), crops, new int[CROPS]);
    }

    /** The units of every ReLU on images, one pattern a sample; what is not finite is neither on nor off, and a failure. */
    static final class Codes implements Observer {

        private final List<BitSet> patterns;
        private int units;

        Codes(int samples) {
            patterns = Stream.generate(BitSet::new).limit(samples).toList();
        }

        @Override
        public NDArray observe(Node node, List<NDArray> inputs, NDArray output) {
            if (ActivationRecorder.isRelu(node) && output.getShape().dimension() == DIMENSIONS) {
                float[] values = output.toType(DataType.FLOAT32, false).toFloatArray();
                int features = values.length / patterns.size();
                for (int i = 0; i < values.length; i++) {
                    if (!Float.isFinite(values[i])) {
                        throw NoNumber.notFinite(values[i]);
                    }
                    patterns.get(i / features).set(units + i % features, values[i] > 0);
                }
                units += features;
            }
            return output;
        }

        List<BitSet> patterns() {
            return patterns;
        }
    }
}
