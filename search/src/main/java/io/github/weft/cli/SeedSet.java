package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Searches of the same settings with neighbouring seeds. The store keeps nothing of it but the seeds, with each of its runs: which run is
 * which follows from settings and seed.
 *
 * @param first seed
 * @param last seed, inclusive
 */
record SeedSet(long first, long last) {

    private static final int MOST = 10_000;
    private static final Pattern TEXT = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");

    /** @throws UserMistake if there is no such set */
    static void check(int seeds, boolean again) {
        if (seeds < 1 || seeds > MOST) {
            throw new UserMistake("seeds (%s) must be from 1 to %s runs.".formatted(seeds, MOST));
        }
        if (again) {
            throw new UserMistake(
                    "new: a set has one run for each seed, and what is finished is not run again. Leave it out, or choose other seeds with --seed.");
        }
    }

    static SeedSet from(SearchConfig config, int seeds) {
        long first = config.value(Keys.SEED);
        return new SeedSet(first, Math.addExact(first, seeds - 1L));
    }

    /** The set that a run belongs to. */
    static Optional<SeedSet> of(RunRow row) {
        var text = TEXT.matcher(row.run().provenance().getOrDefault(Provenance.SEEDS, ""));
        return text.matches()
                ? Optional.of(new SeedSet(Long.parseLong(text.group(1)), Long.parseLong(text.group(2))))
                : Optional.empty();
    }

    List<Long> seeds() {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** Whether every run of the set that this run belongs to is finished. */
    boolean isComplete(RunReader facts, RunRow row) {
        SearchConfig config = SearchConfig.recorded(row.run().configuration(), Keys.all());
        return seeds().stream()
                .map(seed -> id(config.text(), seed, row.run().provenance()))
                .allMatch(id -> facts.runs().stream()
                        .anyMatch(other -> other.run().id().equals(id) && other.status() == RunStatus.FINISHED));
    }

    /** What names a search: its settings and seed, and what its table, supernet or calibration holds. */
    static String id(SearchConfig config, SortedMap<String, String> provenance) {
        return id(config.text(), config.value(Keys.SEED), provenance);
    }

    private static String id(String settings, long seed, SortedMap<String, String> provenance) {
        String seeded = Pattern.compile("^seed: .*$", Pattern.MULTILINE)
                .matcher(settings)
                .replaceFirst("seed: " + seed);
        String content = Stream.of(Provenance.TABLE, Provenance.SUPERNETS, Provenance.CALIBRATION)
                .map(name -> provenance.getOrDefault(name, ""))
                .collect(Collectors.joining());
        return Run.idOf("search", seeded + content, seed);
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
