package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.onnx.OnnxModel;
import io.github.weft.onnx.OnnxOptions;
import io.github.weft.onnx.OnnxSession;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.Snapshot;
import java.util.Arrays;

/** ONNX Runtime on the processor, with the networks as they are exported. */
public record OnnxEngine(int threads, int batch) implements Engine {

    private static final float PIXEL = .5f;

    public OnnxEngine {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("threads (%s) must be from 1 to 256.".formatted(threads));
        }
        if (batch < 1 || batch > 1024) {
            throw new IllegalArgumentException("batch-size (%s) must be from 1 to 1024.".formatted(batch));
        }
    }

    @Override
    public String name() {
        return OnnxSession.version();
    }

    @Override
    public Loaded load(Network network) {
        Snapshot weights = Snapshot.fresh(network, Initialisation.KAIMING_NORMAL, 0);
        byte[] model = OnnxModel.of(network, weights, OnnxOptions.plain().batch(batch));
        OnnxSession session = OnnxSession.open(model, threads);
        OnnxSession.Repeated inference = session.repeated(images(network));
        return new Loaded() {
            @Override
            public void run() {
                inference.run();
            }

            @Override
            public void close() {
                inference.close();
                session.close();
            }
        };
    }

    private float[] images(Network network) {
        Node input = network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Input)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a network without an input cannot be timed."));
        var images =
                new float[Math.toIntExact(batch * network.shape(input.name()).size())];
        Arrays.fill(images, PIXEL);
        return images;
    }
}
