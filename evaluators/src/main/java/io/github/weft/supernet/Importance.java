package io.github.weft.supernet;

import java.util.Locale;

/** What importance sampling chooses; the rest is drawn as uniform single-path training does. */
public enum Importance {
    /** Paths and images. */
    BOTH,
    /** Paths alone. */
    PATHS,
    /** Images alone. */
    DATA;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
