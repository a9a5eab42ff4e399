package io.github.weft.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;

/** The C library: what it tells native code, and what it keeps of the memory that the engine frees. Where there is none to ask, nothing happens. */
final class LibC {

    private static final Optional<Function> TRIM = find("malloc_trim");

    private LibC() {}

    /** Sets a variable that native code may read from now on, unless it is set (Linux). */
    static void environment(String name, String value) {
        find("setenv").ifPresent(set -> set.invokeInt(new Object[] {name, value, 0}));
    }

    /** Returns free pages to the operating system (glibc). */
    static void trim() {
        TRIM.ifPresent(trim -> trim.invokeInt(new Object[] {0L}));
    }

    private static Optional<Function> find(String name) {
        if (!Platform.isLinux()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NativeLibrary.getInstance("c").getFunction(name));
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }
}
