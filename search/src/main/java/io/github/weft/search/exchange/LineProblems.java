package io.github.weft.search.exchange;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, line by line: all of it is found before anything is refused. */
public final class LineProblems {

    private static final int SHOWN = 10;

    private final String file;
    private final List<String> problems = new ArrayList<>();

    public LineProblems(String file) {
        this.file = file;
    }

    public void add(int line, String problem) {
        problems.add("%s line %s: %s".formatted(file, line, problem));
    }

    /** @throws IllegalArgumentException with the first of them and the number of the rest, if there are any */
    public void check() {
        if (!problems.isEmpty()) {
            int rest = problems.size() - SHOWN;
            throw new IllegalArgumentException(String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size())))
                    + (rest > 0 ? "\n... and %s more".formatted(rest) : "")
                    + "\nNothing was imported.");
        }
    }
}
