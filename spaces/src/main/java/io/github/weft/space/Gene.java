package io.github.weft.space;

import java.util.List;

/** One decision of a space: its name and what can be chosen; an allele is an index into the choices. */
public record Gene(String name, List<String> choices) {

    public Gene {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("gene (%s) needs at least one choice.".formatted(name));
        }
    }

    public int cardinality() {
        return choices.size();
    }
}
