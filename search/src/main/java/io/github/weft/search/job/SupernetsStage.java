package io.github.weft.search.job;

import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.space.Genome;
import io.github.weft.supernet.Inherited;
import java.util.List;

/** Several sets of shared weights as one stage: repetition n is what the n-th of them gives. */
record SupernetsStage(List<Inherited> inherited) implements Stage {

    static final String NAME = "supernets";

    SupernetsStage {
        inherited = List.copyOf(inherited);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Inherited.ACCURACY);
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        return inherited.get(replicate).evaluate(genome, replicate);
    }
}
