package io.github.weft.db;

import java.util.List;

/**
 * A network that a run proposed.
 *
 * @param genome canonical text: its identity within the run
 * @param proposed the text as the strategy wrote it first
 * @param parents canonical texts, in the operator's order; empty for a random one
 * @param operator what made it: {@code random}, {@code mutation}, {@code crossover}, {@code neighbour}, {@code given}, {@link #GUIDE}
 * @param step the step that proposed it first
 */
public record Candidate(String genome, String proposed, List<String> parents, String operator, int step) {

    /** The operator of a candidate that a strategy looked at through its guide and has not proposed. */
    public static final String GUIDE = "guide";

    public Candidate {
        parents = List.copyOf(parents);
    }
}
