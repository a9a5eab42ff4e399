package io.github.weft.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Runs that differ in nothing but their seed.
 *
 * @param name a letter, in the order in which they were named
 * @param label what sets it apart from the others, such as {@code strategy=aging}
 * @param tracks by seed, which all differ
 * @param ceiling the best that its runs could have found, where a table says so
 */
public record Contestant(String name, String label, List<Track> tracks, OptionalDouble ceiling) {

    public Contestant {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("%s (%s) has no runs.".formatted(name, label));
        }
        tracks = tracks.stream().sorted(Comparator.comparingLong(Track::seed)).toList();
    }

    List<Long> seeds() {
        return tracks.stream().map(Track::seed).toList();
    }

    /** One value for each run, by seed. @throws IllegalArgumentException naming the first run that had found nothing by then */
    double[] at(int evaluation) {
        return tracks.stream()
                .mapToDouble(track -> track.at(evaluation)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "run (%s) had found nothing after %s evaluations, so it cannot be compared there."
                                        .formatted(track.run(), Math.min(evaluation, track.evaluations())))))
                .toArray();
    }

    /** The mean over runs after so many evaluations; empty as long as one had found nothing. */
    public Optional<Interval> over(int evaluation) {
        return evaluation < first() ? Optional.empty() : Optional.of(Interval.of(at(evaluation)));
    }

    /** The candidates that the shortest run judged. */
    int shortest() {
        return tracks.stream().mapToInt(Track::evaluations).min().orElseThrow();
    }

    /** The evaluation from which on every run has a best. */
    int first() {
        return tracks.stream().mapToInt(Track::first).max().orElseThrow();
    }

    /** For example {@code 0..19} or {@code 0, 3, 7}. */
    public String seedText() {
        List<Long> seeds = seeds();
        long low = seeds.get(0);
        long high = seeds.get(seeds.size() - 1);
        return seeds.size() > 2 && high - low == seeds.size() - 1
                ? low + ".." + high
                : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
