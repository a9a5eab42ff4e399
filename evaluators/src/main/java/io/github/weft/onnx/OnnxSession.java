package io.github.weft.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model file in ONNX Runtime, on the CPU, with one thread unless told otherwise: as fast and as exact as those who run the file will find it.
 *
 * <p>Holds native memory until it is closed. Not for use by two threads at once.
 */
public final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final String input;
    private final long[] shape;

    private OnnxSession(OrtSession session) throws OrtException {
        this.session = session;
        NodeInfo first = session.getInputInfo().values().iterator().next();
        this.input = first.getName();
        this.shape = ((TensorInfo) first.getInfo()).getShape();
    }

    /** With one thread. @throws IllegalArgumentException if ONNX Runtime does not take these bytes for a model that it can run */
    public static OnnxSession open(byte[] model) {
        return open(model, 1);
    }

    /** With so many threads. @throws IllegalArgumentException as the other */
    public static OnnxSession open(byte[] model, int threads) {
        OrtEnvironment environment = environment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return new OnnxSession(environment.createSession(model, options));
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime refuses the model: %s".formatted(e.getMessage()), e);
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "weft");
        } catch (LinkageError e) {
            throw new RuntimeMissing(e);
        }
    }

    /** For provenance: {@code ONNX Runtime 1.28.0}. */
    public static String version() {
        return "ONNX Runtime " + environment().getVersion();
    }

    /** The logits of samples one after the other, classes of the first sample first; as many samples as fill the numbers. */
    public float[] logits(float[] samples) {
        long[] dims = dims(samples.length);
        try (OnnxTensor batch = OnnxTensor.createTensor(environment(), FloatBuffer.wrap(samples), dims);
                OrtSession.Result result = session.run(Map.of(input, batch))) {
            FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[logits.remaining()];
            logits.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime cannot run the model: %s".formatted(e.getMessage()), e);
        }
    }

    private long[] dims(int numbers) {
        long[] dims = shape.clone();
        long sample = 1;
        for (int i = 1; i < dims.length; i++) {
            sample *= dims[i];
        }
        if (dims[0] > 0 && numbers != dims[0] * sample) {
            throw new IllegalArgumentException(
                    "%s numbers fill a batch of %s, but there are %s.".formatted(dims[0] * sample, dims[0], numbers));
        }
        if (numbers == 0 || numbers % sample != 0) {
            throw new IllegalArgumentException("%s numbers are not whole samples of %s.".formatted(numbers, sample));
        }
        dims[0] = numbers / sample;
        return dims;
    }

    /** The same inference as often as wanted, its input copied but once: for timing. */
    public Repeated repeated(float[] samples) {
        long[] dims = dims(samples.length);
        try {
            return new Repeated(OnnxTensor.createTensor(environment(), FloatBuffer.wrap(samples), dims));
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime cannot take the samples: %s".formatted(e.getMessage()), e);
        }
    }

    /** One inference over and over. Ends before its session. */
    public final class Repeated implements AutoCloseable {

        private final OnnxTensor batch;
        private final Map<String, OnnxTensor> inputs;

        private Repeated(OnnxTensor batch) {
            this.batch = batch;
            this.inputs = Map.of(input, batch);
        }

        public void run() {
            try {
                session.run(inputs).close();
            } catch (OrtException e) {
                throw new IllegalArgumentException(
                        "ONNX Runtime cannot run the model: %s".formatted(e.getMessage()), e);
            }
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    /** The facts in the file, as text by name. */
    public SortedMap<String, String> about() {
        try {
            return new TreeMap<>(session.getMetadata().getCustomMetadata());
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime cannot read the model's facts: " + e.getMessage(), e);
        }
    }

    /** The names of the classes by label; empty if the file has none. */
    public List<String> classNames() {
        String names = about().getOrDefault(OnnxModel.CLASSES, "");
        return names.isEmpty() ? List.of() : names.lines().toList();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot let go of the model: " + e.getMessage(), e);
        }
    }
}
