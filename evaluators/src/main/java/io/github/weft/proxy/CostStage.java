package io.github.weft.proxy;

import io.github.weft.arch.Costs;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.List;

/** What a candidate costs, read off its network: exact, and without loading the tensor engine. */
public final class CostStage implements Stage {

    private static final List<Metric> METRICS = List.of(
            Metric.minimize("params").in("weights"),
            Metric.minimize("flops").in("MACs"),
            Metric.minimize("peak-memory").in("bytes"),
            Metric.minimize("depth").in("layers"));

    private final SearchSpace space;
    private final Setting setting;

    public CostStage(SearchSpace space, Setting setting) {
        this.space = space;
        this.setting = setting;
    }

    @Override
    public String name() {
        return "costs";
    }

    /** Weights; multiply-accumulates; bytes of live outputs for one sample at the most; weighted layers on the longest path. */
    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        Genome canonical = space.canonical(genome);
        String candidate = space.format(canonical);
        List<Score> scores;
        try {
            Costs costs = space.decode(canonical, setting).costs();
            scores = List.of(
                    Score.of(costs.params()),
                    Score.of(costs.macs()),
                    Score.of(costs.peakActivationBytes()),
                    Score.of(costs.depth()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            scores = METRICS.stream().map(metric -> Failures.of(e)).toList();
        }
        List<Score> found = scores;
        return METRICS.stream()
                .map(metric -> new Evaluation(
                        candidate,
                        metric.name(),
                        Protocol.exact(),
                        0,
                        replicate,
                        found.get(METRICS.indexOf(metric)),
                        0,
                        List.of()))
                .toList();
    }
}
