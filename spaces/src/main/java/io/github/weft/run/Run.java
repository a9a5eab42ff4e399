package io.github.weft.run;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides a result: what was asked, from which seed, by which build, on which data and machine.
 *
 * @param id short name: the first twelve digits of the digest of configuration, seed and, where a search asks one, the table, with {@code
 *     -2}, {@code -3} ... for repetitions that were asked for
 * @param kind {@code search}, {@code score}, {@code train}
 * @param configuration the whole resolved configuration as text, defaults included
 * @param provenance facts by name: {@code weft}, {@code java}, {@code os}, {@code cpu}, {@code engine}, {@code data}
 */
public record Run(String id, String kind, String configuration, long seed, SortedMap<String, String> provenance) {

    public Run {
        provenance = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    /** The name that a configuration and seed give. */
    public static String idOf(String kind, String configuration, long seed) {
        return Digest.of(kind + "\n" + seed + "\n" + configuration).substring(0, 12);
    }
}
