package io.github.weft.report.story;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import java.util.List;

/**
 * The seventeen questions of "Best Practices for Scientific Research on Neural Architecture Search" (Lindauer and Hutter, JMLR 21:243, 2020), in our words, answered
 * from the store. What the store cannot know is missing, and says what to do about it.
 */
public record Checklist(List<Line> lines) {

    /**
     * One question.
     *
     * @param number from 1
     * @param value what the store says
     * @param source where it says so
     * @param passed false where something is missing
     * @param advice what to do about that; empty where it passed
     */
    public record Line(
            int number, String group, String question, String value, String source, boolean passed, String advice) {

        /** {@code PASS} or {@code MISSING}. */
        public String verdict() {
            return passed ? "PASS" : "MISSING";
        }

        /** Whether the store had something to say, be it enough or not. */
        public boolean filled() {
            return !value.isEmpty();
        }
    }

    public Checklist {
        lines = List.copyOf(lines);
    }

    public static Checklist of(RunView view, Leaderboard board, Background background) {
        var run = new RunFacts(view, board, background);
        return new Checklist(java.util.stream.Stream.of(
                        new CodeQuestions(run).lines().stream(),
                        new ComparingQuestions(run).lines().stream(),
                        new ReportingQuestions(run).lines().stream())
                .flatMap(lines -> lines)
                .toList());
    }

    public int passed() {
        return (int) lines.stream().filter(Line::passed).count();
    }

    public int filled() {
        return (int) lines.stream().filter(Line::filled).count();
    }
}
