package io.github.weft.search.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be set about the strategies; each reads what concerns it ({@link Strategies#all}).
 *
 * @param population individuals that survive a step; the first step proposes as many
 * @param sample individuals in a tournament, drawn with replacement
 * @param crossoverRate chance that a child has two parents
 * @param mutationRate chance that a child of two parents is mutated as well; a child of one always is
 * @param lag steps in flight at the same time: more keep more workers busy, and each knows less
 * @param warmUp genomes to choose the first population from by the guide; 0 for no choice
 * @param move whether a child is the neighbour that the guide likes best, three times in four
 */
public record StrategyOptions(
        int population, int sample, double crossoverRate, double mutationRate, int lag, int warmUp, boolean move) {

    /** A setting as it is listed: its key, its default and its meaning. */
    public record Setting(String key, String value, String meaning) {}

    private static final StrategyOptions DEFAULTS = new StrategyOptions(64, 10, 0.9, 0.2, 4, 0, false);

    /** @throws IllegalArgumentException naming every setting that is out of range, one a line */
    public StrategyOptions {
        var problems = new ArrayList<String>();
        within("population", population, 2, 100_000, problems);
        within("sample", sample, 1, 100_000, problems);
        share("crossover-rate", crossoverRate, problems);
        share("mutation-rate", mutationRate, problems);
        within("lag", lag, 1, 1_000, problems);
        within("warm-up", warmUp, 0, 10_000_000, problems);
        if (warmUp > 0 && warmUp < population) {
            problems.add("warm-up (%s) must be 0 or at least the population (%s), which it chooses."
                    .formatted(warmUp, population));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    public static StrategyOptions defaults() {
        return DEFAULTS;
    }

    /** Every setting with its default. */
    public static List<Setting> settings() {
        return List.of(
                setting("population", DEFAULTS.population, "individuals that survive a step"),
                setting("sample", DEFAULTS.sample, "individuals in a tournament, drawn with replacement"),
                setting("crossover-rate", DEFAULTS.crossoverRate, "chance that a child has two parents"),
                setting(
                        "mutation-rate",
                        DEFAULTS.mutationRate,
                        "chance that a child of two parents is mutated as well"),
                setting("lag", DEFAULTS.lag, "steps in flight at the same time"),
                setting("warm-up", DEFAULTS.warmUp, "genomes to choose the first population from by the guide"),
                setting("move", DEFAULTS.move, "children are the neighbours that the guide likes best"));
    }

    private static Setting setting(String key, Object value, String meaning) {
        return new Setting(key, value.toString(), meaning);
    }

    private static void within(String key, int value, int least, int most, List<String> problems) {
        if (value < least || value > most) {
            problems.add("%s (%s) must be between %s and %s.".formatted(key, value, least, most));
        }
    }

    private static void share(String key, double value, List<String> problems) {
        if (!(value >= 0 && value <= 1)) {
            problems.add("%s (%s) must be between 0 and 1.".formatted(key, value));
        }
    }
}
