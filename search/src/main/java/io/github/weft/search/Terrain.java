package io.github.weft.search;

import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.function.Predicate;

/**
 * What a strategy searches: the space, which of its genomes are feasible, and a cheap guess at their worth.
 *
 * @param feasible whether a genome satisfies all constraints; decided without tensors
 * @param objectives how many fitness numbers an outcome has
 */
public record Terrain(SearchSpace space, Predicate<Genome> feasible, Guide guide, int objectives) {}
