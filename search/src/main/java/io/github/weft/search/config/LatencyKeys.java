package io.github.weft.search.config;

import java.util.List;
import java.util.stream.Stream;

/** Every setting of latencies: what is timed, and how. */
public final class LatencyKeys {

    public static final Key<Integer> NETWORKS = new Key<>(
            "networks",
            "100",
            "N",
            "Random networks from which to learn how parts add up to wholes.",
            text -> Quantity.integer(text, 5, 10_000));
    public static final Key<Integer> UNSEEN = new Key<>(
            "unseen",
            "50",
            "N",
            "Other random networks, on which predictions are tried.",
            text -> Quantity.integer(text, 3, 10_000));
    public static final Key<Integer> PARTS = new Key<>(
            "parts",
            "1000",
            "N",
            "The most parts that are timed on their own: those that occur most often. The others follow a rule.",
            text -> Quantity.integer(text, 1, 100_000));
    public static final Key<Integer> ROUNDS = new Key<>(
            "rounds",
            "3",
            "N",
            "How often everything is timed, in another order each time; the median counts.",
            text -> Quantity.integer(text, 1, 100));
    public static final Key<Integer> THREADS = new Key<>(
            "threads",
            "1",
            "T",
            "Threads of one inference. With one, its own clock counts, which other work cannot touch; with more, the wall clock.",
            text -> Quantity.integer(text, 1, 256));
    public static final Key<Integer> BATCH_SIZE =
            new Key<>("batch-size", "1", "N", "Images of one inference.", text -> Quantity.integer(text, 1, 1_024));

    private static final List<Key<?>> WORLD =
            List.of(Keys.SPACE, Keys.BASE, Keys.SKELETON, Keys.DEAD_EDGES, Keys.DATA, Keys.IMAGE_SIZE);

    private LatencyKeys() {}

    /** What decides a calibration. */
    public static List<Key<?>> ofCalibration() {
        return Stream.concat(WORLD.stream(), Stream.of(NETWORKS, UNSEEN, PARTS, ROUNDS, THREADS, BATCH_SIZE, Keys.SEED))
                .toList();
    }

    /** What decides a measurement of networks that are named. */
    public static List<Key<?>> ofMeasurement() {
        return Stream.concat(WORLD.stream(), Stream.of(THREADS, BATCH_SIZE, Keys.LATENCY))
                .toList();
    }
}
