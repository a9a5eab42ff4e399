package io.github.weft.report;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One thing that a leaderboard can tell of a row, by the name under which tables show it and people ask for it.
 *
 * @param isText whether it is a word rather than a number
 * @param higherIsBetter which end a sort puts first
 * @param exact for machines; empty where there is nothing
 * @param shown for people
 * @param number to sort by and to compare; never there for text
 */
record Field(
        String name,
        boolean isText,
        boolean higherIsBetter,
        Function<Row, String> exact,
        Function<Row, String> shown,
        Function<Row, OptionalDouble> number) {

    static Field text(String name, Function<Row, String> text) {
        return new Field(name, true, false, text, text, row -> OptionalDouble.empty());
    }

    static Field count(String name, boolean higherIsBetter, Function<Row, OptionalInt> count) {
        Function<Row, String> text = row -> {
            OptionalInt value = count.apply(row);
            return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
        };
        return new Field(name, false, higherIsBetter, text, text, row -> {
            OptionalInt value = count.apply(row);
            return value.isPresent() ? OptionalDouble.of(value.getAsInt()) : OptionalDouble.empty();
        });
    }

    static Field real(
            String name, boolean higherIsBetter, Function<Row, OptionalDouble> number, Function<Row, String> unit) {
        return new Field(
                name,
                false,
                higherIsBetter,
                row -> written(number.apply(row)),
                row -> number.apply(row).isPresent()
                        ? Numbers.text(unit.apply(row), number.apply(row).getAsDouble())
                        : "",
                number);
    }

    /** What was measured under this name. */
    static Field metric(String name) {
        return real(name, Metrics.higherIsBetter(name), row -> row.metric(name), row -> name);
    }

    Field showing(Function<Row, String> text) {
        return new Field(name, isText, higherIsBetter, exact, text, number);
    }

    private static String written(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }
}
