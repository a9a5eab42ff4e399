package io.github.weft.search.config;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One setting.
 *
 * @param name kebab-case: {@code --name} on the command line, {@code name:} in a file
 * @param fallback text of the default
 * @param label what to type, for {@code --help}
 * @param help one or two sentences for a person who has not seen it before
 * @param read turns text into a value or throws {@link IllegalArgumentException} saying what would do
 * @param settle turns text into what a run stores: text that means the same later, or is refused
 * @param later whether it came after runs were stored: a run's text leaves it out at its default, so that the runs of before keep their names
 */
public record Key<T>(
        String name,
        String fallback,
        String label,
        String help,
        Function<String, T> read,
        UnaryOperator<String> settle,
        boolean later) {

    Key(String name, String fallback, String label, String help, Function<String, T> read) {
        this(name, fallback, label, help, read, UnaryOperator.identity(), false);
    }

    /** The same setting, come after runs were stored. */
    Key<T> comeLater() {
        return new Key<>(name, fallback, label, help, read, settle, true);
    }
}
