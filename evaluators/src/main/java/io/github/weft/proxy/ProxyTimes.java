package io.github.weft.proxy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What each proxy costs when it is asked for alone: its processor time over that of one forward and backward pass of the same network and
 * batch, measured side by side. A clock's numbers: outside every digest, and never a ground for ranking.
 */
public final class ProxyTimes implements Stage {

    private static final String SUFFIX = "-time-units";
    private static final int UNITS = 3;
    private static final Protocol PROTOCOL = Protocol.exact().with("unit", "forward+backward");

    private final SearchSpace space;
    private final Setting setting;
    private final List<ZeroCostProxy> proxies;
    private final BatchSource batches;
    private final long seed;
    private final Duration limit;

    /** @param limit for one candidate */
    public ProxyTimes(
            SearchSpace space,
            Setting setting,
            List<ZeroCostProxy> proxies,
            BatchSource batches,
            long seed,
            Duration limit) {
        this.space = space;
        this.setting = setting;
        this.proxies = List.copyOf(proxies);
        this.batches = batches;
        this.seed = seed;
        this.limit = limit;
    }

    /** The metric of a proxy's cost. */
    public static Metric metric(String proxy) {
        return Metric.minimize(proxy + SUFFIX).in("forward+backward");
    }

    @Override
    public String name() {
        return "proxy-times";
    }

    @Override
    public List<Metric> metrics() {
        return proxies.stream().map(proxy -> metric(proxy.metric().name())).toList();
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        Genome canonical = space.canonical(genome);
        String candidate = space.format(canonical);
        long candidateSeed = Seeds.derive(seed, "proxy-times", candidate, replicate);
        Deadline deadline = Deadline.after(limit, InstantSource.system());
        Score unit = attempt(() -> unit(Model.of(space, canonical, setting), candidateSeed, deadline, batches.base()));
        return proxies.stream()
                .map(proxy -> new Evaluation(
                        candidate,
                        metric(proxy.metric().name()).name(),
                        PROTOCOL,
                        0,
                        replicate,
                        unit.value().isEmpty()
                                ? unit
                                : attempt(() -> cost(
                                        canonical,
                                        proxy,
                                        candidateSeed,
                                        deadline,
                                        unit.value().getAsDouble())),
                        0,
                        List.of()))
                .toList();
    }

    /** In units; of a proxy that gives no number, its reason. */
    private Score cost(Genome genome, ZeroCostProxy proxy, long candidateSeed, Deadline deadline, double unit) {
        Model model = Model.of(space, genome, setting);
        try (Probe probe = Probe.of(model, batches, candidateSeed, List.of(proxy.reading()), deadline)) {
            long start = processorNanos();
            Score score = proxy.score(probe);
            double seconds = (processorNanos() - start) / 1e9;
            return score.value().isPresent() ? Score.of(seconds / unit) : score;
        }
    }

    /** The median of a few passes in seconds, after one that warms up. */
    private static Score unit(Model model, long candidateSeed, Deadline deadline, Batch batch) {
        try (Scope scope = Scope.open()) {
            var own = OwnWeights.of(model.network(), Initialisation.DEFAULT, candidateSeed, DataType.FLOAT32, scope);
            var subject = new Subject(model.network(), own, batch, deadline, scope);
            double[] seconds = new double[UNITS + 1];
            for (int i = 0; i < seconds.length; i++) {
                long start = processorNanos();
                try (Scope pass = scope.inner()) {
                    subject.backward(OwnWeights.viewOf(model.network(), own, pass), pass, Observer.none());
                }
                seconds[i] = (processorNanos() - start) / 1e9;
            }
            Arrays.sort(seconds, 1, seconds.length);
            return Score.of(seconds[1 + UNITS / 2]);
        }
    }

    /** Of this thread's processor, so that what else the machine does hardly counts. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Score attempt(Supplier<Score> work) {
        try {
            return work.get();
        } catch (CandidateFailed
                | IllegalArgumentException
                | ArithmeticException
                | EngineException
                | OutOfMemoryError e) {
            return Failures.of(e);
        }
    }
}
