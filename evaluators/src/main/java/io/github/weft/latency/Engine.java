package io.github.weft.latency;

import io.github.weft.arch.Network;

/** What runs networks here: an inference runtime on one device. */
public interface Engine {

    /** Name and version, such as {@code ONNX Runtime 1.23.0}. */
    String name();

    /** How many threads one inference uses. */
    int threads();

    /** How many images one inference takes. */
    int batch();

    /**
     * Makes a network ready to run. Its weights are of no account, its input is fixed.
     *
     * @throws IllegalArgumentException if the runtime cannot run it, saying why
     */
    Loaded load(Network network);

    /** A network that is ready to run. */
    interface Loaded extends AutoCloseable {

        /** One inference, on the calling thread and those of the runtime; returns when it is done. */
        void run();

        @Override
        void close();
    }
}
