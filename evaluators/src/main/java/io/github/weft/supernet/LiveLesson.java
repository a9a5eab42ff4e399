package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.List;

/** A lesson while its tensors live. */
record LiveLesson(Network network, double loss, Course.Batch batch, NDArray logits, SliceLeaves views, Scope scope)
        implements Seen {

    @Override
    public List<Integer> images() {
        return batch.images();
    }

    @Override
    public double gradientNorm(String param) {
        return Torch.liveGradient(views.leaves().tensor(param), scope)
                .map(gradient -> Torch.plain(() -> (double) gradient.norm().getFloat()))
                .orElse(0.0);
    }

    @Override
    public List<Double> imageNorms() {
        float[] shares = Torch.plain(() -> {
            try (NDArray detached = logits.stopGradient();
                    NDArray softmax = detached.softmax(1)) {
                return softmax.toFloatArray();
            }
        });
        int classes = shares.length / batch.labels().length;
        var norms = new ArrayList<Double>();
        for (int i = 0; i < batch.labels().length; i++) {
            double squares = 0;
            for (int label = 0; label < classes; label++) {
                squares += Math.pow(shares[i * classes + label] - (label == batch.labels()[i] ? 1 : 0), 2);
            }
            norms.add(Math.sqrt(squares));
        }
        return norms;
    }
}
