package io.github.weft.compare;

import java.util.Locale;

/** What a test came to. */
public enum Verdict {
    FIRST_BETTER,
    SECOND_BETTER,
    NO_EVIDENCE,
    /** So few runs that no outcome of the test could have been called a difference. */
    TOO_FEW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
