package io.github.weft.torch;

/** The tensor engine cannot be used on this machine; the message says why and what to try. */
public final class EngineMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    EngineMissing(Throwable cause) {
        super(
                ("The tensor engine did not start: %s. Maybe the native library for this platform (%s, %s) is not on the class path,"
                                + " the engine cache folder is not writable or full, or PYTORCH_LIBRARY_PATH must name a libtorch 2.7.1.")
                        .formatted(cause.getMessage(), System.getProperty("os.name"), System.getProperty("os.arch")),
                cause);
    }
}
