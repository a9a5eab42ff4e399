package io.github.weft.report;

import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what rows to keep: comparisons joined by {@code &&} or a comma, by {@code ||} (which binds less), in parentheses, turned round by
 * {@code !}. Numbers may end in {@code k}, {@code M}, {@code G}, {@code %}, {@code us}, {@code ms} or {@code s}. A comparison with what a row lacks is false.
 */
final class Filter {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(&&|\\|\\||,|\\(|\\)|<=|>=|==|!=|=|<|>|~|!|\"[^\"]*\"|'[^']*'|[^\\s&|,()!<>=~\"']+)");
    private static final List<String> RELATIONS = List.of("<", "<=", ">", ">=", "=", "==", "!=", "~");
    private static final Pattern NUMBER = Pattern.compile("([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)([a-zA-Z%]*)");
    private static final Map<String, Double> UNITS =
            Map.of("", 1.0, "%", 1.0, "k", 1e3, "m", 1e6, "g", 1e9, "b", 1e9, "s", 1.0, "ms", 1e-3, "us", 1e-6);

    private record Token(String text, int at) {}

    private final String whole;
    private final Function<String, Optional<Field>> columns;
    private final List<String> known;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private Filter(String whole, Function<String, Optional<Field>> columns, List<String> known) {
        this.whole = whole;
        this.columns = columns;
        this.known = known;
        Matcher token = TOKEN.matcher(whole);
        int at = 0;
        while (at < whole.stripTrailing().length()) {
            if (!token.find(at) || token.start() != at) {
                throw problem(
                        at, "%s cannot be read here".formatted(whole.strip().isEmpty() ? "nothing" : rest(at)));
            }
            tokens.add(new Token(token.group(1), token.start(1)));
            at = token.end();
        }
    }

    /** @throws IllegalArgumentException naming the place, and the columns there are */
    static Predicate<Row> parse(String text, Fields fields) {
        var filter = new Filter(text, fields::find, fields.names());
        Predicate<Row> rows = filter.either();
        filter.end();
        return rows;
    }

    /** One comparison, of a metric of whatever name. */
    static Condition condition(String text) {
        var filter = new Filter(text, name -> Optional.of(Field.metric(name)), List.of());
        Condition condition = filter.comparison();
        filter.end();
        return condition;
    }

    private Predicate<Row> either() {
        Predicate<Row> rows = all();
        while (skip("||")) {
            rows = rows.or(all());
        }
        return rows;
    }

    private Predicate<Row> all() {
        Predicate<Row> rows = one();
        while (skip("&&") || skip(",")) {
            rows = rows.and(one());
        }
        return rows;
    }

    private Predicate<Row> one() {
        if (skip("!")) {
            return one().negate();
        }
        if (skip("(")) {
            Predicate<Row> rows = either();
            if (!skip(")")) {
                throw problem(place(), "a ) is missing");
            }
            return rows;
        }
        Condition condition = comparison();
        return row -> condition.holds(row).orElse(false);
    }

    private Condition comparison() {
        Token name = take("a column");
        Field field = columns.apply(name.text()).orElseThrow(() -> unknown(name));
        Token sign = take("one of < <= > >= = != ~");
        if (!RELATIONS.contains(sign.text())) {
            throw problem(sign.at(), "%s is none of < <= > >= = != ~".formatted(sign.text()));
        }
        String relation = sign.text().equals("==") ? "=" : sign.text();
        Token value = take("a value");
        boolean fits = field.isText() ? List.of("=", "!=", "~").contains(relation) : !relation.equals("~");
        if (!fits) {
            throw problem(
                    sign.at(),
                    field.isText()
                            ? "%s is text, which is compared by =, != or ~".formatted(field.name())
                            : "%s is a number, which is compared by < <= > >= = or !=".formatted(field.name()));
        }
        return new Condition(field, relation, bare(value.text()), field.isText() ? 0 : number(value, field));
    }

    private double number(Token value, Field field) {
        Matcher form = NUMBER.matcher(value.text());
        Double scale = form.matches() ? UNITS.get(form.group(2).toLowerCase(Locale.ROOT)) : null;
        if (scale == null) {
            throw problem(value.at(), "%s is no number such as 80, 50k or 5ms".formatted(value.text()));
        }
        boolean inMillis = form.group(2).toLowerCase(Locale.ROOT).endsWith("s")
                && Metrics.unit(field.name()).equals("ms");
        return Double.parseDouble(form.group(1)) * (inMillis ? scale * 1e3 : scale);
    }

    private static String bare(String value) {
        return value.startsWith("\"") || value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
    }

    private boolean skip(String text) {
        boolean there = next < tokens.size() && tokens.get(next).text().equals(text);
        next += there ? 1 : 0;
        return there;
    }

    private Token take(String wanted) {
        if (next == tokens.size()) {
            throw problem(place(), wanted + " is missing");
        }
        return tokens.get(next++);
    }

    private void end() {
        if (next < tokens.size()) {
            throw problem(place(), "%s is not expected. Maybe put && or || before it".formatted(rest(place())));
        }
    }

    private int place() {
        return next < tokens.size() ? tokens.get(next).at() : whole.length();
    }

    private String rest(int at) {
        return whole.substring(at).strip();
    }

    private IllegalArgumentException unknown(Token name) {
        String meant = Names.closest(name.text(), known)
                .map(closest -> " Did you mean %s?".formatted(closest))
                .orElse("");
        return problem(
                name.at(), "%s is not a column.%s Known: %s".formatted(name.text(), meant, String.join(", ", known)));
    }

    private IllegalArgumentException problem(int at, String what) {
        return new IllegalArgumentException("filter (%s), character %s: %s.".formatted(whole, at + 1, what));
    }
}
