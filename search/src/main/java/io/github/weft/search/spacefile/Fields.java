package io.github.weft.search.spacefile;

import io.github.weft.run.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of one part of a file. */
final class Fields {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\s*\\.\\.\\s*(\\d{1,6})");
    private static final int LONGEST = 4096;

    private final Piece.Entries entries;

    private Fields(Piece.Entries entries) {
        this.entries = entries;
    }

    /** @throws FileProblem if the piece has no keys, or one that is not known, with the closest */
    static Fields of(String what, Piece piece, List<String> known) {
        if (!(piece instanceof Piece.Entries entries)) {
            throw new FileProblem(
                    piece.line(), "%s must consist of lines key: value. Known keys: %s.".formatted(what, known));
        }
        entries.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw new FileProblem(entry.line(), message(Names.unknown("key", key, known)));
            }
        });
        return new Fields(entries);
    }

    static String message(IllegalArgumentException problem) {
        return String.valueOf(problem.getMessage());
    }

    int line() {
        return entries.line();
    }

    /** The line of a key, or of the whole. */
    int line(String key) {
        Piece.Entry entry = entries.entries().get(key);
        return entry == null ? line() : entry.line();
    }

    boolean has(String key) {
        return entries.entries().containsKey(key);
    }

    Optional<Piece> piece(String key) {
        return Optional.ofNullable(entries.entries().get(key)).map(Piece.Entry::value);
    }

    /** @throws FileProblem if it is not there */
    Piece required(String key, String example) {
        return piece(key)
                .orElseThrow(() -> new FileProblem(line(), "%s is missing. Maybe %s.".formatted(key, example)));
    }

    Optional<String> text(String key) {
        return piece(key).map(piece -> text(key, piece));
    }

    private static String text(String key, Piece piece) {
        if (piece instanceof Piece.Text text && !text.text().isBlank()) {
            return text.text().strip();
        }
        throw new FileProblem(piece.line(), "%s must be a single value.".formatted(key));
    }

    /** One value or several. */
    Optional<List<String>> texts(String key) {
        return piece(key).map(piece -> texts(key, piece));
    }

    private static List<String> texts(String key, Piece piece) {
        if (!(piece instanceof Piece.Items items)) {
            return List.of(text(key, piece));
        }
        if (items.items().isEmpty()) {
            throw new FileProblem(piece.line(), "%s () is an empty choice; give at least one value.".formatted(key));
        }
        return items.items().stream().map(item -> text(key, item)).toList();
    }

    /** A number, a list of numbers or ranges, or a range such as {@code 1..4}. */
    Optional<List<Integer>> numbers(String key) {
        return piece(key).map(piece -> {
            var numbers = new ArrayList<Integer>();
            texts(key, piece).forEach(text -> numbers.addAll(range(key, text, piece.line())));
            return List.copyOf(numbers);
        });
    }

    Optional<Integer> number(String key) {
        return numbers(key).map(numbers -> {
            if (numbers.size() > 1) {
                throw new FileProblem(
                        line(key), "%s (%s) must be one number; it cannot be chosen.".formatted(key, numbers));
            }
            return numbers.get(0);
        });
    }

    /** {@code yes}, {@code no} or both, as 1 and 0. */
    Optional<List<Integer>> flags(String key) {
        return texts(key)
                .map(texts -> texts.stream().map(text -> flag(key, text)).toList());
    }

    private int flag(String key, String text) {
        return switch (text) {
            case "yes", "true" -> 1;
            case "no", "false" -> 0;
            default -> throw new FileProblem(line(key), "%s (%s) must be yes, no or [no, yes].".formatted(key, text));
        };
    }

    private static List<Integer> range(String key, String text, int line) {
        Matcher range = RANGE.matcher(text);
        int from;
        int to;
        if (range.matches()) {
            from = Integer.parseInt(range.group(1));
            to = Integer.parseInt(range.group(2));
        } else if (text.matches("\\d{1,6}")) {
            from = Integer.parseInt(text);
            to = from;
        } else {
            throw new FileProblem(
                    line,
                    "%s (%s) must be a whole number, a list such as [16, 32], or a range such as 1..4."
                            .formatted(key, text));
        }
        if (from > to || to - from > LONGEST) {
            throw new FileProblem(line, "%s (%s) is an empty or endless range.".formatted(key, text));
        }
        var numbers = new ArrayList<Integer>();
        for (int number = from; number <= to; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Makes something of the values; what it refuses is reported with the line of the key its message begins with. */
    <T> T made(Supplier<T> made) {
        try {
            return made.get();
        } catch (FileProblem e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FileProblem(line(message(e).split(" ", 2)[0]), message(e));
        }
    }
}
