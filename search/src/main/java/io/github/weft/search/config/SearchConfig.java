package io.github.weft.search.config;

import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Settings, read once and then fixed: what was given, and the default for everything else. The text lists the keys as {@code name:
 * value}, a line each; it is stored with the run, names it, and reads back to equal settings.
 */
public final class SearchConfig {

    private final Map<Key<?>, String> texts;
    private final Map<Key<?>, Object> values;
    private final AtomicReference<Optional<SearchSpace>> space = new AtomicReference<>(Optional.empty());

    private SearchConfig(Map<Key<?>, String> texts, Map<Key<?>, Object> values) {
        this.texts = texts;
        this.values = values;
    }

    /** All settings of a search by name. @throws Problems as the other */
    public static SearchConfig of(Map<String, String> given) {
        return of(given, Keys.all());
    }

    /**
     * Reads settings by name.
     *
     * @param keys the settings there are; every other keeps its default and is no part of the text
     * @throws Problems naming every setting that cannot be used, each with what would do
     */
    public static SearchConfig of(Map<String, String> given, List<Key<?>> keys) {
        var problems = new ArrayList<String>();
        for (String name : given.keySet()) {
            attempt(() -> Keys.named(name, keys), problems);
        }
        var texts = new LinkedHashMap<Key<?>, String>();
        var values = new HashMap<Key<?>, Object>();
        for (Key<?> key : keys) {
            String text = given.getOrDefault(key.name(), key.fallback()).strip();
            if (text.lines().count() > 1) {
                problems.add("%s must be one line.".formatted(key.name()));
            }
            texts.put(key, text);
            try {
                texts.put(key, key.settle().apply(text));
                values.put(key, key.read().apply(texts.getOrDefault(key, text)));
            } catch (IllegalArgumentException e) {
                problems.add(problem(key.name(), text, said(e)));
            }
        }
        var config = new SearchConfig(texts, values);
        if (problems.isEmpty()) {
            attempt(config::space, problems);
        }
        if (problems.isEmpty()) {
            attempt(config::checkCosts, problems);
        }
        if (!problems.isEmpty()) {
            throw new Problems(problems);
        }
        return config;
    }

    /** The inverse of {@link #text}. */
    public static SearchConfig parse(String text) {
        return parse(text, Keys.all());
    }

    /** The inverse of {@link #text} for other settings than a search's. */
    public static SearchConfig parse(String text, List<Key<?>> keys) {
        return of(lines(text), keys);
    }

    /** The same settings of a search with another seed. */
    public SearchConfig seeded(long seed) {
        Map<String, String> lines = lines(text());
        lines.put(Keys.SEED.name(), Long.toString(seed));
        return of(lines);
    }

    private static Map<String, String> lines(String text) {
        var lines = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            lines.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return lines;
    }

    /**
     * The settings of a run as it stored them, each read only when it is asked for: what a file has become since matters only to those who
     * ask for it.
     */
    public static SearchConfig recorded(String text, List<Key<?>> keys) {
        var texts = new LinkedHashMap<Key<?>, String>();
        lines(text).forEach((name, value) -> texts.put(Keys.named(name, keys), value));
        return new SearchConfig(texts, Map.of());
    }

    /** The value that was given, or the default. */
    @SuppressWarnings("unchecked")
    public <T> T value(Key<T> key) {
        Object value = values.get(key);
        return value == null ? key.read().apply(texts.getOrDefault(key, key.fallback())) : (T) value;
    }

    /** What can be built: made once, since a space that stands on another is costly to make. */
    public SearchSpace space() {
        return space.updateAndGet(known -> known.or(() -> Optional.of(made()))).orElseThrow();
    }

    private SearchSpace made() {
        SearchSpace named = value(Keys.SPACE);
        SearchSpace standing = value(Keys.BASE).map(named::over).orElse(named);
        SearchSpace kept = value(Keys.DEAD_EDGES) ? standing.keepingDeadEdges() : standing;
        return value(Keys.KERNELS) ? kept.transformingKernels() : kept;
    }

    /** What counts weights that are not there is for spaces whose networks lack some. */
    private void checkCosts() {
        Stream.concat(
                        value(Keys.OBJECTIVES).stream().map(Objective::metric),
                        value(Keys.CONSTRAINTS).stream().map(Constraint::metric))
                .filter(metric -> Constraint.SPARSE.contains(metric) && !space().sparse())
                .findFirst()
                .ifPresent(metric -> {
                    throw new IllegalArgumentException(
                            "%s is known for space sparse; networks of space (%s) have all of their weights. Maybe use %s."
                                    .formatted(metric, space().name(), metric.equals("nonzeros") ? "params" : "flops"));
                });
    }

    /** Every key with its value, defaults included but for keys that came after runs were stored. */
    public String text() {
        var text = new StringBuilder();
        texts.forEach((key, value) -> {
            if (!key.later() || !value.equals(key.fallback())) {
                text.append(key.name()).append(": ").append(value).append('\n');
            }
        });
        return text.toString();
    }

    /** The keys that differ from their default, as given. */
    public Map<String, String> chosen() {
        var chosen = new LinkedHashMap<String, String>();
        texts.forEach((key, text) -> {
            if (!key.fallback().equals(text)) {
                chosen.put(key.name(), text);
            }
        });
        return chosen;
    }

    /** Readers say what would do; names and values that they left out are put before it. */
    private static String problem(String name, String text, String message) {
        if (message.startsWith("(")) {
            return name + " " + message;
        }
        return message.contains("(") ? message : "%s (%s) %s".formatted(name, text, message);
    }

    private static void attempt(Runnable check, List<String> problems) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            problems.add(said(e));
        }
    }

    private static String said(IllegalArgumentException problem) {
        return Objects.requireNonNull(problem.getMessage(), "a reader says what would do");
    }

    /** Settings that cannot be used; the message has one line for each. */
    public static final class Problems extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        public Problems(List<String> problems) {
            super(String.join("\n", problems));
        }
    }
}
