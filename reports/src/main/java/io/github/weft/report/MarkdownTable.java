package io.github.weft.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table as GitHub and most editors show it, with every metric, what failed, and the digest below. Architectures are whole. */
public record MarkdownTable() implements Format {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>|&]");

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String render(Leaderboard board) {
        List<Field> fields = board.fields().named(board.chosen().isEmpty() ? usual(board) : board.chosen());
        var text = new StringBuilder();
        board.regret()
                .ifPresent(regret -> text.append(escaped(regret.toString())).append(".\n\n"));
        text.append(line(fields, Field::name));
        text.append(line(fields, field -> field.isText() ? "---" : "---:"));
        board.rows().forEach(row -> text.append(line(fields, field -> cell(field, row))));
        text.append('\n');
        if (!board.failures().isEmpty()) {
            text.append(board.failures().entrySet().stream()
                    .map(failure -> escaped(failure.getKey()) + " " + failure.getValue())
                    .collect(Collectors.joining(", ", "Failures: ", "\n\n")));
        }
        board.notes().forEach(note -> text.append(escaped(note)).append("\n\n"));
        board.supernet()
                .ifPresent(verdict -> text.append(escaped(verdict.sentence())).append("\n\n"));
        return text.append("Digest `").append(board.digest()).append("`\n").toString();
    }

    private static List<String> usual(Leaderboard board) {
        var told = new ArrayList<>(UsualColumns.of(board));
        var names = new ArrayList<>(List.of("rank", "id", "architecture", "evidence"));
        names.addAll(UsualColumns.inOrder(told, board));
        names.add("status");
        return names;
    }

    private static String cell(Field field, Row row) {
        String text = field.shown().apply(row);
        boolean code = field.name().equals("architecture") && !text.contains("`");
        return code ? "`" + CONTROL.matcher(text.replace("|", "\\|")).replaceAll("?") + "`" : escaped(text);
    }

    private static String line(List<Field> fields, Function<Field, String> cell) {
        return fields.stream().map(cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        return isPlain(text) ? text : masked(text);
    }

    /** As nearly every cell of a long table is. */
    private static boolean isPlain(String text) {
        return text.chars()
                .allMatch(c -> c == ' ' || c == '.' || c == ',' || c == '-' || c < 128 && Character.isLetterOrDigit(c));
    }

    private static String masked(String text) {
        return SPECIAL.matcher(CONTROL.matcher(text).replaceAll("?")).replaceAll("\\\\$0");
    }
}
