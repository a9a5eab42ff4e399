package io.github.weft.search.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Settings, read once and then fixed: what was given, and the default for everything else. The text lists every key as {@code name:
 * value}, a line each; it is stored with the run, names it, and reads back to equal settings.
 */
public final class SearchConfig {

    private final Map<String, String> texts;
    private final Map<String, Object> values;

    private SearchConfig(Map<String, String> texts, Map<String, Object> values) {
        this.texts = texts;
        this.values = values;
    }

    /**
     * Reads settings by name.
     *
     * @throws Problems naming every setting that cannot be used, each with what would do
     */
    public static SearchConfig of(Map<String, String> given) {
        var problems = new ArrayList<String>();
        for (String name : given.keySet()) {
            attempt(() -> Keys.named(name), problems);
        }
        var texts = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, Object>();
        for (Key<?> key : Keys.all()) {
            String text = given.getOrDefault(key.name(), key.fallback()).strip();
            if (text.lines().count() > 1) {
                problems.add("%s must be one line.".formatted(key.name()));
            }
            texts.put(key.name(), text);
            try {
                values.put(key.name(), key.read().apply(text));
            } catch (IllegalArgumentException e) {
                problems.add(problem(key.name(), text, said(e)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Problems(problems);
        }
        return new SearchConfig(texts, values);
    }

    /** The inverse of {@link #text}. */
    public static SearchConfig parse(String text) {
        var given = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            given.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return of(given);
    }

    @SuppressWarnings("unchecked")
    public <T> T value(Key<T> key) {
        return (T) Objects.requireNonNull(values.get(key.name()), "every key has a value");
    }

    /** Every key with its value, defaults included. */
    public String text() {
        var text = new StringBuilder();
        texts.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** The keys that differ from their default, as given. */
    public Map<String, String> chosen() {
        var chosen = new LinkedHashMap<String, String>();
        for (Key<?> key : Keys.all()) {
            String text = texts.get(key.name());
            if (!key.fallback().equals(text)) {
                chosen.put(key.name(), text);
            }
        }
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
