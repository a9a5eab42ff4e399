package io.github.weft.search.job;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.latency.Bench;
import io.github.weft.latency.Calibration;
import io.github.weft.latency.Calibrator;
import io.github.weft.latency.Drift;
import io.github.weft.latency.OnnxEngine;
import io.github.weft.latency.Patience;
import io.github.weft.latency.Stopwatch;
import io.github.weft.latency.Timing;
import io.github.weft.run.Seeds;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.LatencyKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.strategy.Draws;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** Times networks of a space on this machine: some that are named, or enough to calibrate it. */
public final class LatencyJob {

    /** Of so few networks nothing can be learnt. */
    private static final int LEAST = 8;

    private final SearchConfig config;
    private final SearchSpace space;
    private final Setting setting;
    private final OnnxEngine engine;

    /** @throws IllegalArgumentException if the data cannot be read, or the space does not fit it */
    public LatencyJob(SearchConfig config) {
        this.config = config;
        this.space = config.space();
        this.setting = setting(config);
        this.engine = new OnnxEngine(config.value(LatencyKeys.THREADS), config.value(LatencyKeys.BATCH_SIZE));
    }

    private static Setting setting(SearchConfig config) {
        Dataset data = DataSource.open(
                config.value(Keys.DATA),
                new DataOptions(
                        config.value(Keys.VALIDATION_SHARE), OptionalInt.empty(), config.value(Keys.IMAGE_SIZE), 0));
        return config.space().setting(data.shape(), data.classes()).with(config.value(Keys.SKELETON));
    }

    public Setting setting() {
        return setting;
    }

    public OnnxEngine engine() {
        return engine;
    }

    /**
     * Times networks and their parts, and tries what it has learnt on others.
     *
     * @throws IllegalArgumentException if the space has too few networks
     */
    public Calibration calibrate(Calibrator.Progress progress) {
        int unseen = config.value(LatencyKeys.UNSEEN);
        int wanted = config.value(LatencyKeys.NETWORKS) + unseen;
        long seed = config.value(Keys.SEED);
        var terrain = new Terrain(
                space, new Feasibility(space, setting, List.of(), Optional.empty()), genomes -> List.of(), 1);
        List<Genome> drawn = new Draws(terrain).distinct(wanted, Seeds.generator(seed, "latency"));
        int apart = Math.min(unseen, drawn.size() / 3);
        if (drawn.size() - apart < LEAST) {
            throw new IllegalArgumentException(
                    "space (%s) has %s networks in this setting, too few to calibrate: they can be measured, with weft latency measure."
                            .formatted(space.name(), drawn.size()));
        }
        var plan = new Calibrator.Plan(config.value(LatencyKeys.ROUNDS), config.value(LatencyKeys.PARTS), seed);
        return new Calibrator(engine, Stopwatch.ofMachine(), space, setting, plan)
                .calibrate(
                        drawn.subList(apart, drawn.size()),
                        drawn.subList(0, apart),
                        InstantSource.system()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        progress);
    }

    /** How far this machine is now from what it was when it was calibrated. Takes about a second. */
    public Drift drift(Calibration calibration) {
        return Drift.of(calibration, space, setting, engine, Stopwatch.ofMachine());
    }

    /** Times architectures one after the other; tells each as soon as it is known. */
    public void measure(List<Genome> genomes, BiConsumer<Genome, Timing> told) {
        try (Bench bench = Bench.open(engine, Stopwatch.ofMachine())) {
            for (Genome genome : genomes) {
                told.accept(genome, bench.time(space.decode(genome, setting), Patience.forOne()));
            }
        }
    }
}
