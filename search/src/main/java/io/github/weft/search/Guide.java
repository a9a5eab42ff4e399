package io.github.weft.search;

import io.github.weft.space.Genome;
import java.util.List;

/**
 * A cheap guess at what genomes are worth, such as a proxy, for strategies that warm up or move by it. The same genome always gets the
 * same score; many are asked for at once so that they can be judged side by side.
 */
@FunctionalInterface
public interface Guide {

    /** One finite number a genome, in their order; higher is better. */
    List<Double> scores(List<Genome> genomes);
}
