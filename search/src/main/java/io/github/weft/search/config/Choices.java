package io.github.weft.search.config;

import io.github.weft.proxy.Proxies;
import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import io.github.weft.rank.ZeroCost;
import io.github.weft.run.Names;
import io.github.weft.search.strategy.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads settings that name things: each refuses a name that nobody knows with the one that was probably meant. */
final class Choices {

    private Choices() {}

    static String strategy(String text) {
        List<String> names =
                Strategies.all().stream().map(Strategies.Entry::name).toList();
        if (!names.contains(text.strip())) {
            throw Names.unknown("strategy", text.strip(), names);
        }
        return text.strip();
    }

    static List<Objective> objectives(String text) {
        List<Objective> objectives = list(text).stream().map(Objective::parse).toList();
        List<String> known = new ArrayList<>(List.of(Objective.ACCURACY));
        known.addAll(Constraint.METRICS);
        Proxies.names().stream().filter(name -> !known.contains(name)).forEach(known::add);
        for (Objective objective : objectives) {
            if (!known.contains(objective.metric())) {
                throw Names.unknown("objectives", objective.metric(), known);
            }
        }
        if (objectives.isEmpty()
                || objectives.stream().map(Objective::metric).distinct().count() < objectives.size()) {
            throw new IllegalArgumentException("must name at least one metric, and each once.");
        }
        return objectives;
    }

    static List<Vote> proxies(String text) {
        if (text.strip().equals("auto")) {
            throw new IllegalArgumentException("(auto) is for weft search. Here name proxies, or all.");
        }
        List<String> names = text.strip().equals("all") ? Proxies.names() : list(text);
        List<Vote> votes = names.stream()
                .map(name -> Vote.parse(name, Proxies.names()))
                .distinct()
                .toList();
        if (votes.isEmpty()) {
            throw new IllegalArgumentException("must name at least one proxy. Known: " + Proxies.names() + ".");
        }
        if (votes.stream().map(Vote::proxy).distinct().count() < votes.size()) {
            throw new IllegalArgumentException("must not name a proxy with and without a minus.");
        }
        return votes;
    }

    static Aggregation aggregation(String text) {
        List<String> names = ZeroCost.RULES.stream().map(Aggregation::toString).toList();
        if (!names.contains(text.strip())) {
            throw Names.unknown("aggregation", text.strip(), names);
        }
        return ZeroCost.RULES.get(names.indexOf(text.strip()));
    }

    /** The constant that users call this: its name in lower case. */
    static <E extends Enum<E>> E named(String what, String text, E[] values) {
        List<String> names = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(text.strip())) {
            throw Names.unknown(what, text.strip(), names);
        }
        return values[names.indexOf(text.strip())];
    }

    /** Which of two words it is. */
    static boolean second(String what, String text, String first, String second) {
        if (!List.of(first, second).contains(text)) {
            throw Names.unknown(what, text, List.of(first, second));
        }
        return text.equals(second);
    }

    static Map<String, Integer> sizes(String text) {
        var sizes = new TreeMap<String, Integer>();
        for (String item : list(text)) {
            String[] parts = item.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("(%s) must be name=size, such as channels=8.".formatted(item));
            }
            sizes.put(parts[0].strip(), Quantity.integer(parts[1], 1, 10_000));
        }
        return sizes;
    }

    static boolean bool(String text) {
        return switch (text.strip()) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false.");
        };
    }

    /** A value, or none. */
    static <T> Optional<T> optional(String text, Function<String, T> read) {
        return text.strip().equals("none") ? Optional.empty() : Optional.of(read.apply(text));
    }

    /** Items separated by commas; empty text has none. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
