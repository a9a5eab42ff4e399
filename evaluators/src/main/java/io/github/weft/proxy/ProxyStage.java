package io.github.weft.proxy;

import ai.djl.engine.EngineException;
import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.Failures;
import io.github.weft.eval.Stage;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.SparseDraw;
import io.github.weft.proxy.probe.WeightSource;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.torch.Torch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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
    private final List<BatchSource> batches;
    private final long seed;
    private final Duration limit;
    private final InstantSource clock;
    private final Optional<FirstMasks> first;
    private final AtomicInteger candidates = new AtomicInteger();

    /**
     * A stage.
     *
     * @param batches each gives every score that depends on data once more, under a protocol of its own
     * @param limit for one candidate; what is not done by then is {@code Failed("out of time: ...")}
     */
    public ProxyStage(
            SearchSpace space,
            Setting setting,
            List<ZeroCostProxy> proxies,
            List<BatchSource> batches,
            long seed,
            Duration limit) {
        this(space, setting, proxies, batches, seed, limit, InstantSource.system());
    }

    /** @param first chooses the connections of networks that lack weights; they are scored with these alone */
    public ProxyStage choosing(FirstMasks first) {
        return new ProxyStage(space, setting, proxies, batches, seed, limit, clock, Optional.of(first));
    }

    ProxyStage(
            SearchSpace space,
            Setting setting,
            List<ZeroCostProxy> proxies,
            List<BatchSource> batches,
            long seed,
            Duration limit,
            InstantSource clock) {
        this(space, setting, proxies, batches, seed, limit, clock, Optional.empty());
    }

    private ProxyStage(
            SearchSpace space,
            Setting setting,
            List<ZeroCostProxy> proxies,
            List<BatchSource> batches,
            long seed,
            Duration limit,
            InstantSource clock,
            Optional<FirstMasks> first) {
        for (BatchSource source : batches) {
            Batch batch = source.base();
            if (!batch.shape().equals(setting.input())) {
                throw new IllegalArgumentException(
                        "batch of %s does not fit networks for %s.".formatted(batch.shape(), setting.input()));
            }
            batch.checkLabels(setting.classes());
        }
        this.space = space;
        this.setting = setting;
        this.proxies = List.copyOf(proxies);
        this.batches = List.copyOf(batches);
        this.seed = seed;
        this.limit = limit;
        this.clock = clock;
        this.first = first;
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
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < batches.size(); i++) {
            BatchSource source = batches.get(i);
            boolean first = i == 0;
            attempts.add(new Attempt(
                    source,
                    proxies.stream()
                            .filter(proxy -> first || proxy.reading().readsData(source))
                            .toList()));
        }
        String candidate = space.format(canonical);
        long candidateSeed = Seeds.derive(seed, "proxy", candidate, replicate);
        Deadline deadline = Deadline.after(limit, clock);
        try {
            Model model = Model.of(space, canonical, setting);
            WeightSource weights = weights(canonical);
            attempts.forEach(attempt -> attempt.run(model, weights, candidateSeed, deadline));
        } catch (IllegalArgumentException | ArithmeticException | EngineException e) {
            attempts.forEach(attempt -> attempt.giveUp(e));
        }
        if (candidates.incrementAndGet() % RELEASE_INTERVAL == 0) {
            Torch.releaseMemory();
        }
        return attempts.stream()
                .flatMap(attempt -> attempt.evaluations(candidate, replicate).stream())
                .toList();
    }

    private WeightSource weights(Genome canonical) {
        if (!space.sparse()) {
            return WeightSource.DRAWN;
        }
        return new SparseDraw(
                space,
                canonical,
                first.orElseThrow(() -> new IllegalArgumentException(
                        "space (%s) has networks with few connections, and nobody chooses them."
                                .formatted(space.name()))));
    }

    private Protocol protocol(ZeroCostProxy proxy, BatchSource source) {
        Reading<?> reading = proxy.reading();
        Protocol ofReading = reading.protocol(source, seed);
        if (reading.exact()) {
            return proxy.protocol(ofReading);
        }
        Protocol here = ofReading.with("setting", setting);
        return proxy.protocol(space.sparse() ? here.with("masks", "first") : here);
    }

    /** One candidate before one batch. */
    private final class Attempt {

        private final BatchSource source;
        private final List<ZeroCostProxy> asked;
        private final List<Score> scores = new ArrayList<>();
        private final Map<Reading<?>, Double> seconds = new HashMap<>();

        Attempt(BatchSource source, List<ZeroCostProxy> asked) {
            this.source = source;
            this.asked = asked;
        }

        void run(Model model, WeightSource weights, long candidateSeed, Deadline deadline) {
            List<Reading<?>> readings =
                    asked.stream().<Reading<?>>map(ZeroCostProxy::reading).toList();
            try (Probe probe = Probe.over(model, weights, source, candidateSeed, readings, deadline)) {
                for (ZeroCostProxy proxy : asked) {
                    Instant start = clock.instant();
                    scores.add(attempt(() -> proxy.score(probe)));
                    double taken = Duration.between(start, clock.instant()).toNanos() / 1e9;
                    seconds.merge(proxy.reading(), Math.max(0, taken), Double::sum);
                }
            }
        }

        void giveUp(RuntimeException problem) {
            while (scores.size() < asked.size()) {
                scores.add(Failures.of(problem));
            }
        }

        List<Evaluation> evaluations(String candidate, int replicate) {
            List<Evaluation> evaluations = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                ZeroCostProxy proxy = asked.get(i);
                long sharers = asked.stream()
                        .filter(other -> other.reading() == proxy.reading())
                        .count();
                evaluations.add(new Evaluation(
                        candidate,
                        proxy.metric().name(),
                        protocol(proxy, source),
                        0,
                        replicate,
                        scores.get(i),
                        seconds.getOrDefault(proxy.reading(), 0.0) / sharers,
                        List.of()));
            }
            return evaluations;
        }
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
