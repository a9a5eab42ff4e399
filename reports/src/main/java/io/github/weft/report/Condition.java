package io.github.weft.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A comparison of one column of a row with a value, such as {@code params<50k} or {@code status=ok}.
 *
 * @param relation {@code <}, {@code <=}, {@code >}, {@code >=}, {@code =}, {@code !=}, or {@code ~} for text that holds another
 * @param text what a column of text is compared with, ignoring case
 * @param number what a column of numbers is compared with
 */
record Condition(Field field, String relation, String text, double number) {

    /** Whether it is true of the row; empty if the row lacks the number. */
    Optional<Boolean> holds(Row row) {
        if (field.isText()) {
            return Optional.of(holds(field.exact().apply(row)));
        }
        OptionalDouble value = field.number().apply(row);
        return value.isPresent() ? Optional.of(holds(value.getAsDouble())) : Optional.empty();
    }

    private boolean holds(String value) {
        return switch (relation) {
            case "=" -> value.equalsIgnoreCase(text);
            case "!=" -> !value.equalsIgnoreCase(text);
            default -> value.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        };
    }

    boolean holds(double value) {
        return switch (relation) {
            case "<" -> value < number;
            case "<=" -> value <= number;
            case ">" -> value > number;
            case ">=" -> value >= number;
            case "!=" -> value != number;
            default -> value == number;
        };
    }
}
