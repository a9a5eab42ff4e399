package io.github.weft.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;

/** The C library, which keeps what the engine frees until it is asked to give it back. */
final class LibC {

    private static final Optional<Function> TRIM = find();

    private LibC() {}

    /** Returns free pages to the operating system, where the C library can (glibc); elsewhere does nothing. */
    static void trim() {
        TRIM.ifPresent(trim -> trim.invokeInt(new Object[] {0L}));
    }

    private static Optional<Function> find() {
        if (!Platform.isLinux()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NativeLibrary.getInstance("c").getFunction("malloc_trim"));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }
}
