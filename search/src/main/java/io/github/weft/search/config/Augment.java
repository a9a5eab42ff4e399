package io.github.weft.search.config;

import io.github.weft.run.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done to training images, by chance, before a network sees them. */
public enum Augment {
    /**
     * Mirroring in short trainings, crops as well in the full ones of a search: the default until crops were found to cost small networks several points of accuracy in full
     * trainings too. Runs that were stored with it go on with it.
     */
    AUTO,
    NONE,
    MIRROR,
    CROP;

    static Augment parse(String text) {
        List<String> names = Arrays.stream(values()).map(Augment::toString).toList();
        if (!names.contains(text.strip())) {
            throw Names.unknown("augment", text.strip(), names);
        }
        return values()[names.indexOf(text.strip())];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
