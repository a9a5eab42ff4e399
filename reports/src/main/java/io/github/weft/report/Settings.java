package io.github.weft.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The top-level settings of a run, read from its configuration text: a JSON object, or lines {@code name: value} where a value may be
 * a list ({@code a,b}, {@code [a, b]}, or lines {@code - a} below the name). What it does not understand it leaves out, because a
 * report on an old run must not fail on a newer configuration.
 */
public record Settings(Map<String, List<String>> values) {

    private static final Pattern LINE = Pattern.compile("([A-Za-z][\\w.-]*)\\s*:(?:\\s+(.*))?");
    private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(.*)");

    public Settings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Settings parse(String configuration) {
        return new Settings(configuration.stripLeading().startsWith("{") ? json(configuration) : lines(configuration));
    }

    /** The values of this setting; empty if it is not there. */
    public List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of this setting, a list joined by commas. */
    public Optional<String> text(String name) {
        return Optional.of(String.join(",", list(name))).filter(text -> !text.isBlank());
    }

    private static Map<String, List<String>> json(String configuration) {
        var values = new TreeMap<String, List<String>>();
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(configuration);
        } catch (JsonProcessingException e) {
            return values;
        }
        root.properties().forEach(property -> {
            JsonNode value = property.getValue();
            var items = new ArrayList<String>();
            if (value.isArray()) {
                value.forEach(item -> items.add(item.asText()));
            } else if (value.isValueNode() && !value.isNull()) {
                items.addAll(split(value.asText()));
            }
            values.put(property.getKey(), List.copyOf(items));
        });
        return values;
    }

    private static Map<String, List<String>> lines(String configuration) {
        var values = new TreeMap<String, List<String>>();
        List<String> items = new ArrayList<>();
        for (String line : configuration.lines().toList()) {
            var named = LINE.matcher(line);
            var item = ITEM.matcher(line);
            if (named.matches()) {
                items = new ArrayList<>(named.group(2) == null ? List.of() : split(named.group(2)));
                values.put(named.group(1), items);
            } else if (item.matches()) {
                items.add(unquote(item.group(1)));
            }
        }
        return values;
    }

    private static List<String> split(String text) {
        String bare = unquote(text.strip().replaceFirst("(^|\\s)#.*$", "").strip());
        String open = bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
        return Pattern.compile(",")
                .splitAsStream(open)
                .map(Settings::unquote)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String unquote(String text) {
        return text.strip().replaceAll("^(['\"])(.*)\\1$", "$2");
    }
}
