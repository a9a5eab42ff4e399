package io.github.weft.compare;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Contestants for a test: each value is what one run held from its first evaluation to its fourth and last. */
final class Groups {

    static final Question ACCURACY = new Question("accuracy", true, "accuracy", true);

    private Groups() {}

    static Contestant group(String name, long firstSeed, double... values) {
        List<Track> tracks = IntStream.range(0, values.length)
                .mapToObj(i -> new Track(name + i, firstSeed + i, 4, List.of(new Track.Turn(1, values[i]))))
                .toList();
        return new Contestant(name, name.toLowerCase(Locale.ROOT), tracks, OptionalDouble.empty());
    }

    /** So many runs of distinct values, all above those of a lower level. */
    static Contestant level(String name, int level, int runs) {
        return group(
                name,
                0,
                IntStream.range(0, runs).mapToDouble(i -> 1000.0 * level + i).toArray());
    }

    static Comparison compare(Question question, TestChoice test, Contestant... contestants) {
        return Comparison.of(question, List.of(contestants), 4, test, List.of());
    }
}
