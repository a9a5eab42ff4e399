package io.github.weft.search.job;

import io.github.weft.run.Seeds;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.search.strategy.Draws;
import io.github.weft.search.strategy.Strategies;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.List;
import java.util.Optional;

/** What can be found wrong with a search before it begins and anything is written. */
public final class Preflight {

    private Preflight() {}

    /**
     * The configuration, if there is something to search with it.
     *
     * @throws IllegalArgumentException if settings contradict each other
     * @throws io.github.weft.space.NothingFeasible if the constraints leave nothing
     */
    public static SearchConfig checked(SearchConfig config, Equipment equipment) {
        if (config.value(TrainingKeys.FULL_EPOCHS) <= config.value(TrainingKeys.SHORT_EPOCHS)) {
            throw new IllegalArgumentException("full-epochs (%s) must be more than short-epochs (%s)."
                    .formatted(config.value(TrainingKeys.FULL_EPOCHS), config.value(TrainingKeys.SHORT_EPOCHS)));
        }
        unread(config).ifPresent(key -> {
            throw new IllegalArgumentException("%s is not read by strategy %s. Leave it out, or choose among: %s."
                    .formatted(key, config.value(Keys.STRATEGY), readers(key)));
        });
        equipment.trainings().checkLargest();
        SearchSpace space = config.space();
        var terrain = new Terrain(
                space,
                equipment.feasible(),
                genomes -> List.of(),
                config.value(Keys.OBJECTIVES).size());
        Strategies.named(config.value(Keys.STRATEGY), Equipment.options(config), terrain);
        new Draws(terrain).distinct(1, Seeds.generator(config.value(Keys.SEED), "reference"));
        return config;
    }

    /**
     * Passes networks that can be trained in full.
     *
     * @throws IllegalArgumentException naming the first that cannot be made as sparse as settings say
     */
    public static void checkTrainable(List<Genome> genomes, Equipment equipment) {
        equipment.trainings().check(genomes);
    }

    /** A setting that was chosen for some strategy, but not for the one in use. */
    private static Optional<String> unread(SearchConfig config) {
        return config.chosen().keySet().stream()
                .filter(key -> !readers(key).isEmpty())
                .filter(key -> !readers(key).contains(config.value(Keys.STRATEGY)))
                .findFirst();
    }

    private static List<String> readers(String key) {
        return Strategies.all().stream()
                .filter(entry -> entry.settings().contains(key))
                .map(Strategies.Entry::name)
                .toList();
    }
}
