package io.github.weft.search;

import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a strategy searches: the space, which of its genomes are feasible, and a cheap guess at their worth.
 *
 * @param feasible whether a genome satisfies all constraints; decided without tensors
 * @param guide a cheap stand-in for the fitness (a proxy), higher is better, for strategies that warm up or move by it
 * @param objectives how many fitness numbers an outcome has
 */
public record Terrain(SearchSpace space, Predicate<Genome> feasible, ToDoubleFunction<Genome> guide, int objectives) {}
