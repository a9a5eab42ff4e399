package io.github.weft.search.config;

import io.github.weft.proxy.Proxies;
import io.github.weft.run.Names;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting of a trust report: its own, and those it shares with a search. */
public final class TrustKeys {

    public static final Key<Optional<Integer>> SAMPLE = new Key<>(
            "sample",
            "40",
            "N",
            "Random networks to compare, all different; with a table also: all.",
            text -> text.strip().equals("all") ? Optional.empty() : Optional.of(Quantity.integer(text, 3, 1_000_000)));
    public static final Key<Boolean> STRATIFY = new Key<>(
            "stratify",
            "false",
            "BOOLEAN",
            "Draw the sample evenly over the orders of size, from the smallest to the largest, since plain draws cluster around one.",
            Choices::bool);
    public static final Key<Integer> SEEDS = new Key<>(
            "seeds",
            "1",
            "K",
            "How often each network is trained; from 2 on the table shows how far training agrees with itself.",
            text -> Quantity.integer(text, 1, 100));
    public static final Key<List<String>> PROXIES = new Key<>(
            "proxies",
            "all",
            "NAME,...",
            "Proxies to look at; params, flops and random always stand beside them. weft proxies lists them.",
            TrustKeys::proxies);

    public static final Key<List<String>> SUPERNETS = new Key<>(
            "supernets",
            "",
            "FILE,...",
            "Supernets whose inherited accuracy is held against training, one row for each and one for untrained weights.",
            TrustKeys::supernets);

    /** The kind of run that they belong to. */
    public static final String KIND = "trust";

    /** What a proxy has to beat. */
    public static final List<String> BASELINES = List.of("params", "flops", "random");

    private static final List<Key<?>> ALL = Stream.<List<Key<?>>>of(
                    List.of(
                            Keys.SPACE,
                            Keys.BASE,
                            Keys.SKELETON,
                            Keys.DEAD_EDGES,
                            Keys.KERNELS,
                            Keys.DATA,
                            SAMPLE,
                            STRATIFY,
                            SEEDS,
                            Keys.TABLE,
                            Keys.TARGET,
                            PROXIES,
                            SUPERNETS,
                            Keys.BATCH,
                            Keys.REPLICATES,
                            Keys.BATCHES,
                            Keys.TEACHER,
                            Keys.CONSTRAINTS,
                            Keys.LATENCY,
                            TrainingKeys.SHORT_EPOCHS,
                            Keys.SEED,
                            Keys.LIMIT,
                            Keys.VALIDATION_SHARE,
                            Keys.IMAGE_SIZE),
                    TrainingKeys.recipe(),
                    List.of(Keys.CANDIDATE_LIMIT, Keys.MAX_MEMORY))
            .flatMap(List::stream)
            .toList();

    /** What is about training alone, and means nothing where nothing is trained. */
    private static final List<Key<?>> TRAINING = Stream.concat(
                    Stream.of(SEEDS, TrainingKeys.SHORT_EPOCHS), TrainingKeys.recipe().stream())
            .toList();

    /** What a check of supernets takes from the settings, and what it does unless told otherwise. */
    private static final Map<String, String> CHECK =
            Map.of(SAMPLE.name(), "30", STRATIFY.name(), "true", SEEDS.name(), "2", PROXIES.name(), "width-sum");

    private static final List<Key<?>> NOT_CHECKED = List.of(SUPERNETS, Keys.TABLE, Keys.TARGET, Keys.TEACHER);

    private static final List<Key<?>> OF_SUPERNETS = List.of(SUPERNETS, Keys.KERNELS);

    private TrustKeys() {}

    /** The settings of a report on proxies. */
    public static List<Key<?>> ofTrust() {
        return ALL.stream().filter(key -> !OF_SUPERNETS.contains(key)).toList();
    }

    /** The settings of a check of supernets, with its own defaults. */
    public static List<Key<?>> ofCheck() {
        return ALL.stream()
                .filter(key -> !NOT_CHECKED.contains(key))
                .<Key<?>>map(key -> withFallback(key, CHECK.getOrDefault(key.name(), key.fallback())))
                .toList();
    }

    private static <T> Key<T> withFallback(Key<T> key, String fallback) {
        return new Key<>(key.name(), fallback, key.label(), key.help(), key.read(), key.settle(), key.later());
    }

    /**
     * Settings of a check of these supernets, resolved.
     *
     * @throws IllegalArgumentException as {@link #resolved}
     */
    public static SearchConfig checking(List<String> supernets, Map<String, String> given) {
        Map<String, String> texts = new LinkedHashMap<>(CHECK);
        texts.putAll(given);
        texts.put(SUPERNETS.name(), String.join(",", supernets));
        return resolved(texts);
    }

    /** All of them, in the order in which people think of them. */
    public static List<Key<?>> all() {
        return ALL;
    }

    /**
     * Settings for which nothing is left to look up: a table that is known by name brings its column, and {@code all} is spelt out.
     *
     * @throws IllegalArgumentException naming every setting that cannot be used, or one that contradicts another
     */
    public static SearchConfig resolved(Map<String, String> given) {
        var texts = new LinkedHashMap<>(TableKeys.resolved(given));
        if (texts.getOrDefault(PROXIES.name(), PROXIES.fallback()).strip().equals("all")) {
            texts.put(PROXIES.name(), String.join(",", Proxies.names()));
        }
        SearchConfig config = SearchConfig.of(texts, ALL);
        TableKeys.check(config);
        TableKeys.idle(config, TRAINING).ifPresent(key -> {
            throw new IllegalArgumentException(
                    "%s (%s) is about training, and with a table nothing is trained. Leave it out; several columns in --target count as several trainings."
                            .formatted(key, config.chosen().get(key)));
        });
        return config;
    }

    /** The name of a supernet's row: that of its file, without the ending. */
    public static String row(String supernet) {
        return Path.of(supernet).getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static List<String> supernets(String text) {
        List<String> files = Choices.list(text);
        List<String> rows = files.stream().map(TrustKeys::row).toList();
        for (String row : rows) {
            if (Collections.frequency(rows, row) > 1) {
                throw new IllegalArgumentException(
                        "names two files (%s) that would share a row of the table. Maybe rename one.".formatted(row));
            }
        }
        return files;
    }

    private static List<String> proxies(String text) {
        List<String> names = text.strip().equals("all") ? Proxies.names() : Choices.list(text);
        for (String name : names) {
            if (!Proxies.names().contains(name)) {
                throw Names.unknown("proxy", name, Proxies.names());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("must name at least one proxy. Known: " + Proxies.names() + ".");
        }
        return names.stream().distinct().toList();
    }
}
