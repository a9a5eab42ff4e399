package io.github.weft.onnx;

/** ONNX Runtime cannot be used on this machine; the message says why and what to try. */
public final class RuntimeMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    RuntimeMissing(LinkageError cause) {
        super(
                ("ONNX Runtime did not start: %s. Maybe its library for this platform (%s, %s) is not in its jar,"
                                + " the folder for temporary files (%s) is not writable or full, or onnxruntime.native.path names a wrong folder.")
                        .formatted(
                                reason(cause),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.io.tmpdir")),
                cause);
    }

    /** What the innermost cause says. */
    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
