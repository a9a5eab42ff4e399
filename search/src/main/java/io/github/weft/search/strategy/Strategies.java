package io.github.weft.search.strategy;

import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The strategies by name. */
public final class Strategies {

    /**
     * A strategy as it is listed.
     *
     * @param objectives how many it can pursue at once at most
     * @param settings keys of the {@link StrategyOptions} it reads
     */
    public record Entry(String name, String summary, int objectives, List<String> settings) {

        public Entry {
            settings = List.copyOf(settings);
        }
    }

    private record Known(Entry entry, BiFunction<Terrain, StrategyOptions, Strategy> factory) {}

    private static final int ANY = Integer.MAX_VALUE;

    private static final List<Known> KNOWN = List.of(
            known("random", "feasible genomes by chance, the baseline", ANY, RandomSearch::new, "lag"),
            known(
                    "aging",
                    "regularised evolution: one child at a time, the oldest leaves",
                    1,
                    AgingEvolution::new,
                    "population",
                    "sample",
                    "lag",
                    "warm-up",
                    "move"));

    private Strategies() {}

    public static List<Entry> all() {
        return KNOWN.stream().map(Known::entry).toList();
    }

    /**
     * A strategy for a terrain.
     *
     * @throws IllegalArgumentException if there is none of that name, or it cannot pursue so many objectives
     */
    public static Strategy named(String name, StrategyOptions options, Terrain terrain) {
        Known known = KNOWN.stream()
                .filter(candidate -> candidate.entry().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        if (terrain.objectives() > known.entry().objectives()) {
            throw new IllegalArgumentException("strategy (%s) pursues one objective, not %s. For several: %s."
                    .formatted(name, terrain.objectives(), several()));
        }
        return known.factory().apply(terrain, options);
    }

    private static Known known(
            String name,
            String summary,
            int objectives,
            BiFunction<Terrain, StrategyOptions, Strategy> factory,
            String... settings) {
        return new Known(new Entry(name, summary, objectives, List.of(settings)), factory);
    }

    private static String several() {
        return all().stream()
                .filter(entry -> entry.objectives() > 1)
                .map(Entry::name)
                .collect(Collectors.joining(", "));
    }

    private static String unknown(String name) {
        List<String> names = all().stream().map(Entry::name).toList();
        String nearest = names.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
        String hint = distance(name, nearest) <= 1 + nearest.length() / 3 ? " Did you mean %s?".formatted(nearest) : "";
        return "strategy (%s) is not known.%s Known: %s.".formatted(name, hint, String.join(", ", names));
    }

    /** Levenshtein's: insertions, deletions and replacements. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
