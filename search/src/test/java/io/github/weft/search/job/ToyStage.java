package io.github.weft.search.job;

import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.strategy.ToyGrid;
import io.github.weft.space.Genome;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** A stage that knows the toy grid by heart, and tells of each candidate before it answers. */
record ToyStage(String name, String metric, int fidelity, ToDoubleFunction<Genome> value, Consumer<String> judging)
        implements Stage {

    /** The number of the candidate, so that small is rare and unrelated to good. */
    static ToyStage costs() {
        return new ToyStage(
                "costs", "params", 0, genome -> Integer.parseInt(new ToyGrid().format(genome), 5), candidate -> {});
    }

    static ToyStage proxies(Consumer<String> judging) {
        return new ToyStage(Rungs.PROXIES, "zero-cost", 0, ToyGrid::fitness, judging);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.maximize(metric));
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        String candidate = new ToyGrid().format(genome);
        judging.accept(candidate);
        var score = Score.of(value.applyAsDouble(genome));
        return List.of(new Evaluation(candidate, metric, Protocol.exact(), fidelity, replicate, score, 0, List.of()));
    }
}
