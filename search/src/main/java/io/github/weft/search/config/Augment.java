package io.github.weft.search.config;

import io.github.weft.run.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done to training images, by chance, before a network sees them. */
public enum Augment {
    /** Mirroring in short trainings, crops as well in full ones: in few epochs crops cost more than they bring. */
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
