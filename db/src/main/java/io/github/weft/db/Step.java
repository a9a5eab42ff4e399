package io.github.weft.db;

import java.util.List;

/**
 * A finished step of a strategy: all that the next one depends on besides the seed.
 *
 * @param number from 0, without gaps
 * @param population in the strategy's order
 * @param state what else the strategy needs, as JSON text
 */
public record Step(int number, List<Member> population, String state) {

    public Step {
        population = List.copyOf(population);
    }
}
