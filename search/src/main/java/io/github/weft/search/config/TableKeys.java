package io.github.weft.search.config;

import io.github.weft.search.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table asks of the other settings. */
public final class TableKeys {

    /** What a search reads only while nothing is looked up, besides how it trains. */
    private static final List<Key<?>> UNTABLED = List.of(
            Keys.SUPERNET,
            Keys.WARM_UP,
            Keys.MOVE,
            Keys.PROXIES,
            Keys.TRUST,
            Keys.BATCH,
            Keys.REPLICATES,
            Keys.BATCHES,
            Keys.TEACHER,
            Keys.REFERENCE,
            Keys.JUDGE_BY,
            Keys.PROMOTE,
            Keys.FINISH,
            Keys.CANDIDATE_LIMIT,
            Keys.MAX_MEMORY);

    private TableKeys() {}

    /** Settings where a table that is known by name brings its column. */
    public static Map<String, String> resolved(Map<String, String> given) {
        var texts = new LinkedHashMap<>(given);
        Tables.named(texts.getOrDefault(Keys.TABLE.name(), "").strip())
                .ifPresent(table -> texts.putIfAbsent(Keys.TARGET.name(), table.target()));
        return texts;
    }

    /** @throws IllegalArgumentException if table, target and space do not go together */
    static void check(SearchConfig config) {
        config.value(Keys.TABLE)
                .flatMap(Tables::named)
                .filter(table -> !table.space().equals(config.space().name()))
                .ifPresent(table -> {
                    throw new IllegalArgumentException(
                            "table (%s) holds networks of space %s, not of %s. Add --space %s."
                                    .formatted(
                                            table.name(),
                                            table.space(),
                                            config.space().name(),
                                            table.space()));
                });
        boolean table = config.value(Keys.TABLE).isPresent();
        if (table == config.value(Keys.TARGET).isEmpty()) {
            throw new IllegalArgumentException(
                    table
                            ? "target () must name a column of the table, such as --target accuracy."
                            : "target (%s) is a column of a table. Add --table FILE."
                                    .formatted(String.join(",", config.value(Keys.TARGET))));
        }
    }

    /** @throws IllegalArgumentException naming the first setting of a search that its table leaves nothing to do */
    public static SearchConfig checked(SearchConfig config) {
        check(config);
        Stream.of(UNTABLED, TrainingKeys.all())
                .flatMap(keys -> idle(config, keys).stream())
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(
                            "%s (%s) is about supernets, proxies or training, and with a table networks are only looked up. Leave it out, or the table."
                                    .formatted(key, config.chosen().get(key)));
                });
        if (config.value(Keys.TABLE).isPresent()) {
            checkObjectives(config.value(Keys.OBJECTIVES));
        }
        return config;
    }

    private static void checkObjectives(List<Objective> objectives) {
        for (Objective objective : objectives) {
            if (!objective.metric().equals(Objective.ACCURACY) && !Constraint.METRICS.contains(objective.metric())) {
                throw new IllegalArgumentException(
                        "objectives (%s) is a proxy, and with a table networks are only looked up. Known there: %s, %s."
                                .formatted(objective, Objective.ACCURACY, String.join(", ", Constraint.METRICS)));
            }
        }
        if (!objectives.contains(new Objective(Objective.ACCURACY, true))) {
            throw new IllegalArgumentException(
                    "objectives (%s) must hold accuracy, which is what the table's column is called in a search."
                            .formatted(String.join(
                                    ",",
                                    objectives.stream().map(Objective::toString).toList())));
        }
    }

    /** The first of some settings that was chosen although there is a table. */
    static Optional<String> idle(SearchConfig config, List<Key<?>> keys) {
        return keys.stream()
                .map(Key::name)
                .filter(name ->
                        config.value(Keys.TABLE).isPresent() && config.chosen().containsKey(name))
                .findFirst();
    }
}
