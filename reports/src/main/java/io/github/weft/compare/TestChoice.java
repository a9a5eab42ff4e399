package io.github.weft.compare;

import io.github.weft.run.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which test to make. */
public enum TestChoice {
    /** Wilcoxon's where the seeds are the same and enough for it to say anything, else that of Mann and Whitney. */
    AUTO,
    /** Of pairs of runs with the same seed. */
    WILCOXON,
    /** Of two samples, whatever their seeds. */
    MANN_WHITNEY,
    /** Student's: of pairs where the seeds are the same, else after Welch. */
    T;

    /** @throws IllegalArgumentException listing what there is */
    public static TestChoice parse(String text) {
        return Arrays.stream(values())
                .filter(test -> test.toString().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> Names.unknown("test", text, names()));
    }

    /** As users type them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(TestChoice::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
