package io.github.weft.search.spacefile;

import io.github.weft.search.config.Quantity;
import io.github.weft.space.staged.Restriction;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rules such as {@code params < 1M} or {@code early.width + 8 <= 2 * late.width}. */
final class RestrictionText {

    private static final Pattern RULE = Pattern.compile("([^<>=]+)(<=|>=|=|<|>)([^<>=]+)");
    private static final Pattern TERM = Pattern.compile("(?:(\\d{1,4})\\s*\\*\\s*)?([a-z][a-z0-9-]*(?:\\.[a-z]+)?)");

    private RestrictionText() {}

    /** @throws IllegalArgumentException on anything else, showing the rule */
    static Restriction parse(String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw malformed(text);
        }
        var terms = new TreeMap<String, Integer>();
        double constant = add(rule.group(1), 1, terms, text) + add(rule.group(3), -1, terms, text);
        return new Restriction(text.strip(), terms, constant, rule.group(2));
    }

    /** Adds the terms of one side, with a sign, and returns what is no term. */
    private static double add(String side, int sign, TreeMap<String, Integer> terms, String text) {
        double constant = 0;
        for (String part : side.split("\\+", -1)) {
            Matcher term = TERM.matcher(part.strip());
            if (term.matches()) {
                int factor = term.group(1) == null ? 1 : Integer.parseInt(term.group(1));
                terms.merge(term.group(2), sign * factor, Integer::sum);
            } else {
                constant += sign * count(part, text);
            }
        }
        return constant;
    }

    private static double count(String part, String text) {
        try {
            return Quantity.count(part);
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "constraints (%s) must be rules such as params < 1M or early.width <= late.width.".formatted(text));
    }
}
