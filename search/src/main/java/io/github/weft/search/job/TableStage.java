package io.github.weft.search.job;

import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.search.config.Objective;
import io.github.weft.search.table.Truth;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.List;

/** Looks candidates up: what a table says of them is their accuracy, after no epoch of training here. */
record TableStage(SearchSpace space, Truth truth) implements Stage {

    @Override
    public String name() {
        return Rungs.TABLE;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.maximize(Objective.ACCURACY));
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        String candidate = space.format(space.canonical(genome));
        return List.of(new Evaluation(
                candidate, Objective.ACCURACY, truth.protocol(), 0, replicate, truth.score(candidate), 0, List.of()));
    }
}
