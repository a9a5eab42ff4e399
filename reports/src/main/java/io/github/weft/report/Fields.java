package io.github.weft.report;

import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns that a leaderboard has: what is known of every row, and its metrics. */
final class Fields {

    private static final List<Field> FIXED = List.of(
            Field.count("rank", false, Row::rank).showing(Fields::rank),
            Field.text("id", Row::id),
            Field.text("architecture", Row::architecture),
            Field.text("evidence", row -> row.evidence().toString()),
            Field.count("epochs", true, row -> OptionalInt.of(row.evidence().epochs())),
            Field.count("n", true, row -> count(row, Reached::repetitions)),
            Field.count("seeds", true, row -> count(row, Reached::seeds)),
            Field.text("objective", row -> row.reached().map(Reached::metric).orElse("")),
            bound("mean", reached -> OptionalDouble.of(reached.mean())),
            bound("low", Reached::low),
            bound("high", Reached::high),
            Field.text("interval", Fields::interval),
            Field.count("layer", false, Row::layer),
            Field.text("feasible", row -> row.feasible().toString()),
            Field.count("found", false, row -> OptionalInt.of(row.found().evaluation())),
            Field.real(
                    "found-seconds", false, row -> OptionalDouble.of(row.found().seconds()), row -> "seconds"),
            Field.count("step", false, row -> OptionalInt.of(row.found().step())),
            Field.text("operator", row -> row.found().operator()),
            Field.text("parents", row -> String.join(" ", row.found().parents()))
                    .showing(Fields::parents),
            Field.text("run", row -> row.found().run()),
            Field.text("status", Row::status));

    private final Map<String, Field> byName = new LinkedHashMap<>();

    private Fields(List<String> metrics) {
        FIXED.forEach(field -> byName.put(field.name(), field));
        metrics.forEach(metric -> byName.put(metric, Field.metric(metric)));
    }

    static Fields of(List<String> metrics) {
        return new Fields(metrics);
    }

    /** Names of columns that are no metrics. */
    static List<String> fixed() {
        return FIXED.stream().map(Field::name).toList();
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Names of those that rows can be sorted by, metrics last. */
    List<String> numbers() {
        return byName.values().stream()
                .filter(field -> !field.isText())
                .map(Field::name)
                .toList();
    }

    Optional<Field> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException naming the columns there are */
    Field named(String what, String name) {
        return find(name).orElseThrow(() -> Names.unknown(what, name, names()));
    }

    List<Field> named(List<String> names) {
        var fields = new ArrayList<Field>();
        names.forEach(name -> fields.add(named("column", name)));
        return fields;
    }

    private static Field bound(String name, Function<Reached, OptionalDouble> bound) {
        return Field.real(
                name,
                true,
                row -> row.reached().map(bound).orElse(OptionalDouble.empty()),
                row -> row.reached().map(Reached::metric).orElse(""));
    }

    private static OptionalInt count(Row row, Function<Reached, Integer> count) {
        return row.reached().map(count).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static String rank(Row row) {
        return row.rank().isPresent() ? row.rank().getAsInt() + (row.tied() ? "=" : "") : "-";
    }

    private static String interval(Row row) {
        return row.reached()
                .filter(reached -> reached.margin().isPresent())
                .map(reached -> "[%s, %s]"
                        .formatted(
                                Numbers.text(reached.metric(), reached.low().getAsDouble()),
                                Numbers.text(reached.metric(), reached.high().getAsDouble())))
                .orElse("");
    }

    private static String parents(Row row) {
        return row.found().parents().stream().map(Row::id).collect(Collectors.joining(" "));
    }
}
