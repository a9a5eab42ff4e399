package io.github.weft.search.job;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Searches that differ in nothing but their seed.
 *
 * @param runs by seed, each seed once
 * @param left runs that would belong to it and are not finished
 */
public record SeedGroup(List<RunRow> runs, List<RunRow> left) {

    private static final String SEARCH = "search";

    public SeedGroup {
        runs = runs.stream()
                .sorted(Comparator.comparingLong(row -> row.run().seed()))
                .toList();
        left = List.copyOf(left);
    }

    /**
     * Exactly these runs.
     *
     * @throws IllegalArgumentException naming what keeps them from being one group
     */
    public static SeedGroup of(List<RunRow> rows) {
        Run first = rows.get(0).run();
        var bySeed = new LinkedHashMap<Long, String>();
        for (RunRow row : rows) {
            Run run = searched(row).run();
            difference(first, run).ifPresent(name -> {
                throw new IllegalArgumentException(
                        "runs %s and %s are no group: they differ in %s (%s, %s), not in the seed alone. Name them apart."
                                .formatted(first.id(), run.id(), name, fact(first, name), fact(run, name)));
            });
            String twin = bySeed.put(run.seed(), run.id());
            if (twin != null) {
                throw new IllegalArgumentException(
                        twin.equals(run.id())
                                ? "run (%s) is given twice.".formatted(twin)
                                : "runs %s and %s have the same settings and seed, so the second says nothing new. Leave one out."
                                        .formatted(twin, run.id()));
            }
        }
        return new SeedGroup(rows, List.of());
    }

    /** The run and all others of its settings in the store that are finished; of repetitions the first. */
    public static SeedGroup around(RunReader facts, RunRow row) {
        Run named = searched(row).run();
        var bySeed = new TreeMap<Long, RunRow>(Map.of(named.seed(), row));
        var left = new ArrayList<RunRow>();
        List<RunRow> all = facts.runs();
        for (int i = all.size() - 1; i >= 0; i--) {
            RunRow other = all.get(i);
            boolean belongs = other.run().kind().equals(SEARCH)
                    && difference(named, other.run()).isEmpty();
            if (belongs && other.status() == RunStatus.FINISHED) {
                bySeed.putIfAbsent(other.run().seed(), other);
            } else if (belongs && !other.run().id().equals(named.id())) {
                left.add(other);
            }
        }
        left.removeIf(other -> bySeed.containsKey(other.run().seed()));
        return new SeedGroup(List.copyOf(bySeed.values()), left);
    }

    /** The settings that all have, by name, as text. */
    public Map<String, String> settings() {
        return settings(runs.get(0).run());
    }

    /** The first run's. */
    SortedMap<String, String> provenance() {
        return runs.get(0).run().provenance();
    }

    /** A setting, or what else decides, that differs between two runs. */
    private static Optional<String> difference(Run one, Run other) {
        Map<String, String> settings = settings(one);
        Map<String, String> others = settings(other);
        for (String name : union(settings, others)) {
            if (!Objects.equals(settings.get(name), others.get(name))) {
                return Optional.of(name);
            }
        }
        return Provenance.DECISIVE.stream()
                .filter(name -> !Objects.equals(
                        one.provenance().get(name), other.provenance().get(name)))
                .findFirst();
    }

    private static String fact(Run run, String name) {
        return settings(run).getOrDefault(name, run.provenance().getOrDefault(name, "none"));
    }

    static List<String> union(Map<String, String> some, Map<String, String> others) {
        var names = new ArrayList<>(some.keySet());
        others.keySet().stream().filter(name -> !some.containsKey(name)).forEach(names::add);
        return names;
    }

    private static Map<String, String> settings(Run run) {
        return run.configuration()
                .lines()
                .filter(line -> line.contains(": ") && !line.startsWith(Keys.SEED.name() + ": "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")),
                        line -> line.substring(line.indexOf(": ") + 2),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static RunRow searched(RunRow row) {
        if (!row.run().kind().equals(SEARCH)) {
            throw new IllegalArgumentException(
                    "run (%s) is a %s, and only searches have a best that gets better. weft runs lists them."
                            .formatted(row.run().id(), row.run().kind()));
        }
        return row;
    }
}
