package io.github.weft.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The only door to the engine's internals.
 *
 * <p>The engine's public gradient collector exists once per process; the calls used here do not, so any number of
 * threads may compute gradients at the same time, each on its own arrays. Whether operations are recorded is a property
 * of the thread, and new threads start recording: {@link #recording} and {@link #plain} set it and put it back.
 */
public final class Torch {

    /** Read by the engine once, when it loads. Values given on the command line win. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "PYTORCH_FLAVOR", "cpu",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    /**
     * How many operations, each for one shape, the engine keeps prepared; its own choice is 1024. One holds a quarter of a megabyte, and pins
     * it between arrays that come and go: training a supernet of convolutions came to 1.2 times the memory of its largest network. That one
     * prepares 137.
     */
    private static final String PREPARED = "256";

    private static final long MOST_BUFFERED = 32L << 20;
    private static final List<BufferPoolMXBean> BUFFERS = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

    private Torch() {}

    /** Loads the engine on first use: about a second, or four when its library must be unpacked. */
    private static final class Loaded {
        static final Optional<EngineMissing> FAILURE = load();

        private static Optional<EngineMissing> load() {
            SETTINGS.forEach((name, value) -> {
                if (System.getProperty(name) == null) {
                    System.setProperty(name, value);
                }
            });
            try {
                LibC.environment("ONEDNN_PRIMITIVE_CACHE_CAPACITY", PREPARED);
                Engine.getEngine("PyTorch").newBaseManager().close();
                return Optional.empty();
            } catch (RuntimeException | LinkageError e) {
                return Optional.of(new EngineMissing(e));
            }
        }
    }

    /** @throws EngineMissing if the engine cannot be used here */
    public static void start() {
        Loaded.FAILURE.ifPresent(failure -> {
            throw failure;
        });
    }

    /** For provenance: {@code PyTorch 2.7.1 (DJL 0.35.1)}. */
    public static String version() {
        start();
        return "PyTorch %s (DJL %s)".formatted(Engine.getEngine("PyTorch").getVersion(), Engine.getDjlVersion());
    }

    /**
     * How many threads one operation may use, in all of the process; 1 unless told. The last bits of a sum depend on it.
     *
     * @throws IllegalArgumentException unless it is at least 1
     */
    public static void useThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads (%s) must be at least 1.".formatted(count));
        }
        start();
        if (JniUtils.getNumThreads() != count) {
            JniUtils.setNumThreads(count);
        }
    }

    static NDManager newManager() {
        start();
        return Engine.getEngine("PyTorch").newBaseManager();
    }

    /**
     * Returns memory that closed scopes have freed to the operating system, which the C library otherwise keeps: without it a process
     * grows by about a megabyte a candidate. Asking after every candidate costs a sixth of a proxy pass in page faults, so ask after some.
     *
     * <p>Numbers that went into tensors lie in buffers outside the Java heap, which only a collection of the heap frees; it is asked for when they
     * have come to {@value #MOST_BUFFERED} bytes, since a small heap may not need one for hundreds of candidates.
     */
    public static void releaseMemory() {
        if (BUFFERS.stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum() > MOST_BUFFERED) {
            System.gc();
        }
        LibC.trim();
    }

    /** Does work whose operations are recorded, so that {@link #backward} can follow them. */
    public static <T> T recording(Supplier<T> work) {
        return inMode(true, work);
    }

    /** Does work without recording: forward passes that need no gradient, and writes to leaves. */
    public static <T> T plain(Supplier<T> work) {
        return inMode(false, work);
    }

    /** {@link #plain(Supplier)} for work without a result. */
    public static void plain(Runnable work) {
        inMode(false, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T inMode(boolean gradient, Supplier<T> work) {
        start();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradient);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** Adds the derivative of a recorded scalar to the gradient of every leaf it came from, and forgets the record. */
    public static void backward(NDArray scalar) {
        try (NDArray one = scalar.onesLike()) {
            backward(scalar, one, false, false);
        }
    }

    /**
     * Adds the derivative of {@code sum(output * seed)} to the gradient of every leaf it came from.
     *
     * @param keepGraph keeps the record for another call
     * @param createGraph records this call too, for second derivatives; keeps the record as well
     */
    public static void backward(NDArray output, NDArray seed, boolean keepGraph, boolean createGraph) {
        JniUtils.backward((PtNDArray) output, (PtNDArray) seed, keepGraph || createGraph, createGraph);
    }

    /**
     * A copy of the gradient that has piled up in a leaf, in the given scope; empty if no {@link #backward} has reached
     * the leaf since it was made.
     */
    public static Optional<NDArray> gradient(NDArray leaf, Scope scope) {
        PtNDArray live = JniUtils.getGradient((PtNDArray) leaf);
        if (live == null) {
            return Optional.empty();
        }
        try (live) {
            return Optional.of(scope.adopt(plain(live::duplicate)));
        }
    }

    /**
     * Shows a leaf's gradient itself to work that may overwrite it and must not keep it; does nothing if none has
     * reached the leaf.
     */
    public static void onGradient(NDArray leaf, Consumer<NDArray> work) {
        PtNDArray live = JniUtils.getGradient((PtNDArray) leaf);
        if (live != null) {
            try (live) {
                work.accept(live);
            }
        }
    }

    /**
     * A leaf's gradient itself, in the given scope: what overwrites it overwrites the leaf's. Empty if no {@link #backward} has reached
     * the leaf since it was made.
     */
    public static Optional<NDArray> liveGradient(NDArray leaf, Scope scope) {
        return Optional.<NDArray>ofNullable(JniUtils.getGradient((PtNDArray) leaf))
                .map(scope::adopt);
    }

    /** Sets a leaf's gradient back to zero. */
    public static void clearGradient(NDArray leaf) {
        plain(() -> JniUtils.zeroGrad((PtNDArray) leaf));
    }

    /**
     * Overwrites an array with one of its shape and type. (The engine's own {@code copyTo} bypasses the bookkeeping
     * that tells a backward pass that a value it needs has changed.)
     */
    public static void overwrite(NDArray target, NDArray values) {
        if (!target.getShape().equals(values.getShape())) {
            throw new IllegalArgumentException("values of shape %s do not fit a tensor of shape %s."
                    .formatted(values.getShape(), target.getShape()));
        }
        plain(() -> target.set(new NDIndex().addAllDim(target.getShape().dimension()), values));
    }

    /** Overwrites an array with as many numbers, in row-major order. */
    public static void overwrite(NDArray target, float[] values) {
        if (values.length != target.size()) {
            throw new IllegalArgumentException(
                    "%s numbers do not fill a tensor of shape %s.".formatted(values.length, target.getShape()));
        }
        try (NDArray floats = target.getManager().create(values).reshape(target.getShape());
                NDArray typed = floats.toType(target.getDataType(), true)) {
            overwrite(target, typed);
        }
    }

    /**
     * Batch normalisation.
     *
     * @param training normalise by the batch (and move the running statistics), rather than by the running statistics
     * @param momentum weight of the new batch in the running statistics; their variance is the unbiased one
     */
    static NDArray batchNorm(
            NDArray input,
            NDArray runningMean,
            NDArray runningVariance,
            NDArray scale,
            NDArray shift,
            boolean training,
            double momentum,
            double epsilon) {
        return JniUtils.batchNorm(
                (PtNDArray) input,
                (PtNDArray) runningMean,
                (PtNDArray) runningVariance,
                (PtNDArray) scale,
                (PtNDArray) shift,
                training,
                momentum,
                epsilon);
    }
}
