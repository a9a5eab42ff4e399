package io.github.weft.score;

import io.github.weft.run.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a number came about: initialisation, batch, batch-norm mode, number type, data. Two scores may be compared only if their
 * protocols are equal. The text lists the fields in alphabetical order, {@code name=value} joined by semicolons.
 */
public record Protocol(SortedMap<String, String> fields) {

    public Protocol {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        fields.forEach((name, value) -> {
            if ((name + value).matches(".*[;\n].*") || name.contains("=")) {
                throw new IllegalArgumentException(
                        "protocol field (%s=%s) must not hold ; or a line end.".formatted(name, value));
            }
        });
    }

    /** No choices at all: counts. */
    public static Protocol exact() {
        return new Protocol(Collections.emptySortedMap());
    }

    public static Protocol of(Map<String, String> fields) {
        return new Protocol(new TreeMap<>(fields));
    }

    public static Protocol parse(String text) {
        var fields = new TreeMap<String, String>();
        for (String field : text.isEmpty() ? new String[0] : text.split(";")) {
            int at = field.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("protocol field (%s) must be name=value.".formatted(field));
            }
            fields.put(field.substring(0, at), field.substring(at + 1));
        }
        return new Protocol(fields);
    }

    public Protocol with(String name, Object value) {
        var more = new TreeMap<>(fields);
        more.put(name, value.toString());
        return new Protocol(more);
    }

    /** First sixteen digits of the digest of the text. */
    public String digest() {
        return Digest.of(toString()).substring(0, 16);
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(";"));
    }
}
