package io.github.weft.proxy.forward;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;
import java.util.Map;

/**
 * The outputs of a network of one output for a batch, once with each weight a small constant, and once with a large one.
 *
 * @param small one number an image
 * @param large likewise
 */
record ConstantPass(double[] small, double[] large) {

    static final double SMALL = 1e-7;
    static final double LARGE = 1;
    private static final int IMAGES = 256;

    /** The pass over images of its own, in single precision, on which depends where outputs vanish. */
    static final Reading<ConstantPass> READING = Reading.ofBatches(
            "constant-weights",
            Map.of(
                    "initialisation",
                    "constant",
                    "weights",
                    SMALL + "+" + LARGE,
                    "input",
                    "own-batch",
                    "batch-norm",
                    "batch",
                    "dtype",
                    "float32",
                    "outputs",
                    "1"),
            source -> List.of(batch(source)),
            ConstantPass::ofDense);

    private static ConstantPass ofDense(Lens lens) {
        if (lens.model().sparse()) {
            throw new NotApplicable("equal weights on one channel leave no room for a mask");
        }
        return run(
                lens.model().network(), batch(lens.batches()), SMALL, DataType.FLOAT32, lens.deadline(), lens.scope());
    }

    private static Batch batch(BatchSource source) {
        return source.drawn("epsinas", IMAGES);
    }

    static ConstantPass run(
            Network network, Batch batch, double small, DataType type, Deadline deadline, Scope candidate) {
        var one = new OneChannel(network);
        double[][] outputs = new double[2][];
        for (int i = 0; i < outputs.length; i++) {
            try (Scope pass = candidate.inner()) {
                OwnWeights weights = one.weights(i == 0 ? small : LARGE, type, pass);
                var subject = new Subject(one.network(), weights, batch, deadline, pass);
                outputs[i] = Torch.plain(
                        () -> Doubles.of(subject.logits(weights, subject.images(pass), pass, Observer.none())));
            }
        }
        return new ConstantPass(outputs[0], outputs[1]);
    }
}
