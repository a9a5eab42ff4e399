package io.github.weft.proxy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparsity.SparseCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a candidate costs, read off its network: exact, and without loading the tensor engine. */
public final class CostStage implements Stage {

    private static final List<Metric> METRICS = List.of(
            Metric.minimize("params").in("weights"),
            Metric.minimize("flops").in("MACs"),
            Metric.minimize("peak-memory").in("bytes"),
            Metric.minimize("depth").in("layers"));
    private static final List<Metric> SPARSE = Stream.concat(
                    METRICS.stream(),
                    Stream.of(
                            Metric.minimize("nonzeros").in("weights"),
                            Metric.minimize("sparse-macs").in("MACs")))
            .toList();

    private final SearchSpace space;
    private final Setting setting;
    private final List<PredictedCost> predicted;

    /** Of counts alone. */
    public CostStage(SearchSpace space, Setting setting) {
        this(space, setting, List.of());
    }

    /** Of counts, and of what is predicted from a network as it stands. */
    public CostStage(SearchSpace space, Setting setting, List<PredictedCost> predicted) {
        this.space = space;
        this.setting = setting;
        this.predicted = List.copyOf(predicted);
    }

    @Override
    public String name() {
        return "costs";
    }

    /**
     * Weights; multiply-accumulates; bytes of live outputs for one sample at the most; weighted layers on the longest path; where networks
     * lack weights, also those that are there and their multiply-accumulates; then what is predicted.
     */
    @Override
    public List<Metric> metrics() {
        return Stream.concat(counts().stream(), predicted.stream().map(PredictedCost::metric))
                .toList();
    }

    private List<Metric> counts() {
        return space.sparse() ? SPARSE : METRICS;
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        Genome canonical = space.canonical(genome);
        String candidate = space.format(canonical);
        List<Score> scores;
        try {
            scores = scores(canonical);
        } catch (IllegalArgumentException | ArithmeticException e) {
            scores = metrics().stream().map(metric -> Failures.of(e)).toList();
        }
        List<Score> found = scores;
        List<Metric> metrics = metrics();
        return IntStream.range(0, metrics.size())
                .mapToObj(i -> new Evaluation(
                        candidate, metrics.get(i).name(), protocol(i), 0, replicate, found.get(i), 0, List.of()))
                .toList();
    }

    private Protocol protocol(int metric) {
        int counts = counts().size();
        return metric < counts
                ? Protocol.exact()
                : predicted.get(metric - counts).protocol();
    }

    private List<Score> scores(Genome canonical) {
        Network network = space.decode(canonical, setting);
        Costs costs = network.costs();
        var scores = new ArrayList<>(List.of(
                Score.of(costs.params()),
                Score.of(costs.macs()),
                Score.of(costs.peakActivationBytes()),
                Score.of(costs.depth())));
        if (space.sparse()) {
            SparseCosts there = SparseCosts.of(network, space.sparsity(canonical, network));
            scores.add(Score.of(there.nonzeros()));
            scores.add(
                    there.macs().isPresent()
                            ? Score.of(there.macs().getAsLong())
                            : Score.failed("not known: counts by synaptic flow wait for weights"));
        }
        predicted.forEach(cost -> scores.add(Score.of(cost.of().applyAsDouble(network))));
        return scores;
    }
}
