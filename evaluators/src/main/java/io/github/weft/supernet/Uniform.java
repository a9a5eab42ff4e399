package io.github.weft.supernet;

import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;

/**
 * One sub-network a step, drawn uniformly from all genomes that are candidates of the space (Guo et al.: Single Path One-Shot, 2020).
 *
 * <p>The published code redraws until the network falls into a window of costs; here the window is what the space itself objects to.
 */
public final class Uniform implements Sampler {

    private final SearchSpace space;
    private final Candidates candidates;

    /** @throws io.github.weft.space.NothingFeasible if the space objects to every genome, as far as chance can tell */
    public Uniform(SearchSpace space, Setting setting) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
    }

    @Override
    public String protocol() {
        return "uniform";
    }

    @Override
    public Plan plan(Moment moment) {
        return Plan.labels(List.of(space.canonical(candidates.uniform(moment.random()))));
    }
}
