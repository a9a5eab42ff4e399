package io.github.weft.search.job;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.latency.Bench;
import io.github.weft.latency.Device;
import io.github.weft.latency.OnnxEngine;
import io.github.weft.latency.Patience;
import io.github.weft.latency.Stopwatch;
import io.github.weft.latency.Timing;
import io.github.weft.onnx.OnnxModel;
import io.github.weft.onnx.OnnxOptions;
import io.github.weft.onnx.Parity;
import io.github.weft.onnx.Verification;
import io.github.weft.run.Digest;
import io.github.weft.run.WholeFile;
import io.github.weft.train.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Makes a model file of a trained network, runs it over the validation images beside the network, and puts it in place if both say the
 * same.
 */
public final class OnnxExport {

    private final Network network;
    private final Snapshot weights;
    private final Dataset data;
    private final Stopwatch watch;

    public OnnxExport(Network network, Snapshot weights, Dataset data, Stopwatch watch) {
        this.network = network;
        this.weights = weights;
        this.data = data;
        this.watch = watch;
    }

    /**
     * A model with what it was found to do.
     *
     * @param timing of the network on one image and one thread of ONNX Runtime, without the normalisation of the image
     * @param device what the timing belongs to
     */
    public record Made(byte[] model, Parity parity, Timing timing, Device device) {

        public Made {
            model = model.clone();
        }

        @Override
        public byte[] model() {
            return model.clone();
        }

        public String sha256() {
            return Digest.of(model);
        }

        /**
         * Writes the file whole or not at all.
         *
         * @throws IllegalStateException if the model is not as good as the network
         */
        public void write(Path file) {
            parity.objection().ifPresent(objection -> {
                throw new IllegalStateException(
                        "a model that is not as good as its network is not written: " + objection);
            });
            try {
                WholeFile.write(file, model);
            } catch (IOException e) {
                throw new UncheckedIOException("model (%s) cannot be written: %s".formatted(file, e), e);
            }
        }
    }

    /** Makes the model and tries it; writes nothing. */
    public Made make(OnnxOptions options) {
        return tried(OnnxModel.of(network, weights, options), options);
    }

    /** What a model of these options is found to do. */
    Made tried(byte[] model, OnnxOptions options) {
        Parity parity = new Verification(network, weights).over(data.validation(), model, options.batch());
        var engine = new OnnxEngine(1, 1);
        try (Bench bench = Bench.open(engine, watch)) {
            return new Made(model, parity, bench.time(network, Patience.forOne()), Device.of(engine));
        }
    }
}
