package io.github.weft.cli;

import io.github.weft.search.config.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Settings as options of a command: {@code --name} for each key, with its help and default from the one list of keys. */
final class KeyOptions {

    private KeyOptions() {}

    static void addTo(CommandSpec spec, List<Key<?>> keys) {
        for (Key<?> key : keys) {
            spec.addOption(option(key));
        }
    }

    private static OptionSpec option(Key<?> key) {
        String fallback = key.fallback().isEmpty() ? "none" : key.fallback();
        var option = OptionSpec.builder("--" + key.name())
                .paramLabel(key.label())
                .description(escaped(key.help()) + " Default: " + escaped(fallback) + ".");
        if (key.label().equals("BOOLEAN")) {
            option.type(String.class).arity("0..1").fallbackValue("true");
        } else if (key.label().endsWith(",...")) {
            option.type(List.class).auxiliaryTypes(String.class).arity("1");
        } else {
            option.type(String.class).arity("1");
        }
        return option.build();
    }

    /** The settings that were typed, by key name. */
    static Map<String, String> given(ParseResult parsed, List<Key<?>> keys) {
        var given = new LinkedHashMap<String, String>();
        for (Key<?> key : keys) {
            String option = "--" + key.name();
            if (parsed.hasMatchedOption(option)) {
                Object value = parsed.matchedOption(option).getValue();
                given.put(
                        key.name(),
                        value instanceof List<?> list ? String.join(",", strings(list)) : String.valueOf(value));
            }
        }
        return given;
    }

    private static List<String> strings(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static String escaped(String text) {
        return text.replace("%", "%%").replace("@", "@@");
    }
}
