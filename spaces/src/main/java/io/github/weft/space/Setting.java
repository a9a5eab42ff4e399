package io.github.weft.space;

import io.github.weft.arch.Shape;
import io.github.weft.run.Names;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a network is built for.
 *
 * @param input shape of one sample
 * @param classes number of outputs
 * @param skeleton the space's own sizes by name ({@code channels}, {@code cells}): the same genome at another scale
 */
public record Setting(Shape input, int classes, SortedMap<String, Integer> skeleton) {

    private static final int LARGEST = 4096;

    public Setting {
        skeleton = Collections.unmodifiableSortedMap(new TreeMap<>(skeleton));
        if (classes < 1) {
            throw new IllegalArgumentException("classes (%s) must be at least 1.".formatted(classes));
        }
        skeleton.forEach((name, size) -> {
            if (size < 1 || size > LARGEST) {
                throw new IllegalArgumentException(
                        "skeleton size %s (%s) must be between 1 and %s.".formatted(name, size, LARGEST));
            }
        });
    }

    /** A skeleton size by name. */
    public int size(String name) {
        Integer size = skeleton.get(name);
        if (size == null) {
            throw Names.unknown("skeleton size", name, skeleton.keySet());
        }
        return size;
    }

    public Setting with(String name, int size) {
        var changed = new TreeMap<>(skeleton);
        if (changed.put(name, size) == null) {
            throw Names.unknown("skeleton size", name, skeleton.keySet());
        }
        return new Setting(input, classes, changed);
    }

    public Setting with(Map<String, Integer> sizes) {
        Setting setting = this;
        for (var size : sizes.entrySet()) {
            setting = setting.with(size.getKey(), size.getValue());
        }
        return setting;
    }

    @Override
    public String toString() {
        return "input=%s,classes=%s,skeleton=%s".formatted(input, classes, skeleton);
    }
}
