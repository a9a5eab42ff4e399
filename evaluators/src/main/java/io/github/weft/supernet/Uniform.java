package io.github.weft.supernet;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Variation;
import java.util.List;

/**
 * One sub-network a step, drawn uniformly from all genomes (Guo et al.: Single Path One-Shot, 2020).
 *
 * <p>Different from the published code, which redraws until the network falls into a window of costs.
 */
public record Uniform(SearchSpace space) implements Sampler {

    @Override
    public String protocol() {
        return "uniform";
    }

    @Override
    public Plan plan(Moment moment) {
        return Plan.labels(List.of(space.canonical(Variation.random(space, moment.random()))));
    }
}
