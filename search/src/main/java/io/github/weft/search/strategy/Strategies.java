package io.github.weft.search.strategy;

import io.github.weft.run.Names;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
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
                    "move"),
            known(
                    "ga",
                    "genetic algorithm: generations of crossover and mutation, the best survive",
                    1,
                    Generations::ga,
                    "population",
                    "sample",
                    "crossover-rate",
                    "mutation-rate"),
            known(
                    "spos",
                    "the evolution of supernets: mutants and crossings of the best fifth so far, nothing twice",
                    1,
                    SinglePathEvolution::new,
                    "population"),
            known(
                    "nsga2",
                    "NSGA-II: generations spread along the Pareto front of several objectives",
                    ANY,
                    Generations::nsga2,
                    "population",
                    "crossover-rate",
                    "mutation-rate"),
            known(
                    "local",
                    "local search: moves to the first better neighbour, restarts at an optimum",
                    1,
                    LocalSearch::new,
                    "lag"),
            known(
                    "evopress",
                    "EvoPress: the best of one parent and its offspring goes on; levels move under one budget",
                    1,
                    BudgetEvolution::new,
                    "population"));

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
                .orElseThrow(() -> Names.unknown(
                        "strategy", name, all().stream().map(Entry::name).toList()));
        if (terrain.objectives() > known.entry().objectives()) {
            throw new IllegalArgumentException(
                    "strategy (%s) pursues one objective, not %s. Give it one, such as --objectives accuracy; for several: %s."
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
}
