package io.github.weft.proxy;

import ai.djl.engine.EngineException;
import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.torch.Torch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Scores candidates by proxies. A candidate's weights come from the run's seed, its canonical text and the replicate; what goes wrong with
 * it is a failed score.
 *
 * <p>The seconds of an evaluation are its share of the candidate's time: proxies that read the same share alike.
 */
public final class ProxyStage implements Stage {

    /** After how many candidates freed memory goes back to the operating system. */
    private static final int RELEASE_INTERVAL = 16;

    private final SearchSpace space;
    private final Setting setting;
    private final List<ZeroCostProxy> proxies;
    private final Batch batch;
    private final long seed;
    private final Duration limit;
    private final InstantSource clock;
    private final Set<Reading> readings;
    private final AtomicInteger candidates = new AtomicInteger();

    /** @param limit for one candidate; what is not done by then is {@code Failed("out of time: ...")} */
    public ProxyStage(
            SearchSpace space, Setting setting, List<ZeroCostProxy> proxies, Batch batch, long seed, Duration limit) {
        this(space, setting, proxies, batch, seed, limit, InstantSource.system());
    }

    ProxyStage(
            SearchSpace space,
            Setting setting,
            List<ZeroCostProxy> proxies,
            Batch batch,
            long seed,
            Duration limit,
            InstantSource clock) {
        if (!batch.shape().equals(setting.input())) {
            throw new IllegalArgumentException(
                    "batch of %s does not fit networks for %s.".formatted(batch.shape(), setting.input()));
        }
        batch.checkLabels(setting.classes());
        this.space = space;
        this.setting = setting;
        this.proxies = List.copyOf(proxies);
        this.batch = batch;
        this.seed = seed;
        this.limit = limit;
        this.clock = clock;
        this.readings = this.proxies.stream().map(ZeroCostProxy::reading).collect(Collectors.toSet());
    }

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public List<Metric> metrics() {
        return proxies.stream().map(ZeroCostProxy::metric).toList();
    }

    @Override
    public List<Evaluation> evaluate(Genome genome, int replicate) {
        Genome canonical = space.canonical(genome);
        String candidate = space.format(canonical);
        List<Score> scores = new ArrayList<>();
        Map<Reading, Double> seconds = new EnumMap<>(Reading.class);
        Deadline deadline = Deadline.after(limit, clock);
        try {
            Network network = space.decode(canonical, setting);
            long candidateSeed = Seeds.derive(seed, "proxy", candidate, replicate);
            try (Probe probe = Probe.of(network, batch, candidateSeed, readings, deadline)) {
                for (ZeroCostProxy proxy : proxies) {
                    Instant start = clock.instant();
                    scores.add(attempt(() -> proxy.score(probe)));
                    double taken = Duration.between(start, clock.instant()).toNanos() / 1e9;
                    seconds.merge(proxy.reading(), Math.max(0, taken), Double::sum);
                }
            }
        } catch (IllegalArgumentException | ArithmeticException | EngineException e) {
            while (scores.size() < proxies.size()) {
                scores.add(Failures.of(e));
            }
        }
        if (candidates.incrementAndGet() % RELEASE_INTERVAL == 0) {
            Torch.releaseMemory();
        }
        return evaluations(candidate, replicate, scores, seconds);
    }

    private List<Evaluation> evaluations(
            String candidate, int replicate, List<Score> scores, Map<Reading, Double> seconds) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < proxies.size(); i++) {
            ZeroCostProxy proxy = proxies.get(i);
            Reading reading = proxy.reading();
            long sharers =
                    proxies.stream().filter(other -> other.reading() == reading).count();
            evaluations.add(new Evaluation(
                    candidate,
                    proxy.metric().name(),
                    protocol(proxy),
                    0,
                    replicate,
                    scores.get(i),
                    seconds.getOrDefault(reading, 0.0) / sharers,
                    List.of()));
        }
        return evaluations;
    }

    private Protocol protocol(ZeroCostProxy proxy) {
        Protocol ofReading = proxy.reading().protocol(batch, seed);
        boolean exact = proxy.reading() == Reading.STRUCTURE;
        return proxy.protocol(exact ? ofReading : ofReading.with("setting", setting));
    }

    private static Score attempt(Supplier<Score> work) {
        try {
            return work.get();
        } catch (Deadline.OutOfTime
                | IllegalArgumentException
                | ArithmeticException
                | EngineException
                | OutOfMemoryError e) {
            return Failures.of(e);
        }
    }
}
