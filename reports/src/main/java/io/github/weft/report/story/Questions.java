package io.github.weft.report.story;

import java.util.ArrayList;
import java.util.List;

/** Collects the lines of one part of a checklist. */
final class Questions {

    private final String group;
    private final List<Checklist.Line> lines = new ArrayList<>();
    private int number;

    Questions(String group, int first) {
        this.group = group;
        this.number = first;
    }

    Questions ask(String question, boolean passed, String value, String source, String advice) {
        lines.add(new Checklist.Line(number++, group, question, value, source, passed, passed ? "" : advice));
        return this;
    }

    List<Checklist.Line> lines() {
        return List.copyOf(lines);
    }
}
