package io.github.weft.search.job;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.db.RunStore;
import io.github.weft.eval.Guard;
import io.github.weft.eval.Stage;
import io.github.weft.proxy.CostStage;
import io.github.weft.proxy.Proxies;
import io.github.weft.proxy.ProxyStage;
import io.github.weft.proxy.ProxyTimes;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Teacher;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.prune.PruningAtStart;
import io.github.weft.rank.Vote;
import io.github.weft.run.Seeds;
import io.github.weft.search.config.Constraint;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.search.strategy.StrategyOptions;
import io.github.weft.search.table.ArchitectureTable;
import io.github.weft.search.table.Truth;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.supernet.Inherited;
import io.github.weft.torch.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a configuration needs to judge candidates: the data, the space's setting for it, and the stages. */
public final class Equipment {

    /** Images that inherited weights see at a time: those of recalibration and validation. */
    private static final int SUPERNET_BATCH = 200;

    private final SearchConfig config;
    private final Dataset dataset;
    private final Setting setting;
    private final Optional<Truth> truth;
    private final Teacher teacher;
    private final Supernets supernets;
    private final Optional<Latency> latency;

    private Equipment(SearchConfig config, Dataset dataset, Setting setting, Optional<Truth> truth) {
        this.config = config;
        this.dataset = dataset;
        this.setting = setting;
        this.truth = truth;
        this.teacher = config.value(Keys.TEACHER)
                .map(text -> teacher(config.space(), text, setting, config.value(Keys.SEED)))
                .orElseGet(Teacher::none);
        this.latency = Latency.of(config, setting);
        this.supernets = Supernets.read(Supernets.files(config), config.space(), setting, dataset);
    }

    private static Teacher teacher(SearchSpace space, String text, Setting setting, long seed) {
        try {
            return Teacher.of(space, space.parse(text), setting, seed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("teacher (%s): %s".formatted(text, e.getMessage()), e);
        }
    }

    /** @throws IllegalArgumentException if the data cannot be read, the space does not fit it, or settings contradict each other */
    public static Equipment of(SearchConfig config) {
        options(config);
        Dataset dataset = DataSource.open(
                config.value(Keys.DATA),
                new DataOptions(
                        config.value(Keys.VALIDATION_SHARE),
                        config.value(Keys.LIMIT).map(OptionalInt::of).orElse(OptionalInt.empty()),
                        config.value(Keys.IMAGE_SIZE),
                        0));
        int batch = config.value(Keys.BATCH);
        if (batch > dataset.train().size()) {
            throw new IllegalArgumentException("batch (%s) is more than the %s training images of %s."
                    .formatted(batch, dataset.train().size(), dataset.name()));
        }
        Setting setting =
                config.space().setting(dataset.shape(), dataset.classes()).with(config.value(Keys.SKELETON));
        config.space().decode(config.space().base(), setting); // sizes that were chosen may not fit the images
        new Trainings(config, dataset, setting).check();
        return new Equipment(config, dataset, setting, Optional.empty());
    }

    /** The same data and setting for other settings of the rest. */
    public Equipment with(SearchConfig other) {
        return new Equipment(other, dataset, setting, truth);
    }

    /**
     * The same where candidates are looked up in a table, of which the networks within the constraints count.
     *
     * @throws IllegalArgumentException if it has none, or a row that is no network of the space
     */
    public Equipment with(ArchitectureTable table) {
        return new Equipment(config, dataset, setting, Optional.of(Truth.of(table, space(), feasible())));
    }

    static StrategyOptions options(SearchConfig config) {
        return new StrategyOptions(
                config.value(Keys.POPULATION),
                config.value(Keys.SAMPLE),
                config.value(Keys.CROSSOVER_RATE),
                config.value(Keys.MUTATION_RATE),
                config.value(Keys.LAG),
                config.value(Keys.WARM_UP),
                config.value(Keys.MOVE));
    }

    public Dataset dataset() {
        return dataset;
    }

    public Setting setting() {
        return setting;
    }

    /** What a table says, where there is one to ask. */
    public Optional<Truth> truth() {
        return truth;
    }

    Feasibility feasible() {
        return new Feasibility(space(), setting, config.value(Keys.CONSTRAINTS), latency);
    }

    /** What predicts latencies, where some are asked for. */
    public Optional<Latency> latency() {
        return latency;
    }

    Supernets supernets() {
        return supernets;
    }

    Stage costs() {
        return new CostStage(
                space(), setting, latency.map(Latency::cost).stream().toList());
    }

    /**
     * All stages of a search but costs: the table where there is one, else what screens candidates and what trains them.
     *
     * @param mark that full trainings are held against
     * @param weights in which those of a supernet live
     */
    List<Stage> searchStages(RunStore store, String run, Progress progress, Mark mark, Scope weights) {
        if (truth.isPresent()) {
            return List.of(new TableStage(space(), truth.get()));
        }
        if (supernets.isEmpty()) {
            return stages(store, run, progress, mark);
        }
        Stage inherited = Inherited.from(
                supernets.checkpoints().get(0), space(), setting, dataset, config.value(Keys.CANDIDATE_LIMIT), weights);
        return Stream.concat(Stream.of(guarded(inherited, SUPERNET_BATCH, 0)), trained(store, run, progress, mark))
                .toList();
    }

    /** Proxies and training. */
    List<Stage> stages(RunStore store, String run, Progress progress, Mark mark) {
        Stage proxies = proxies(proxies(), config.value(Keys.CANDIDATE_LIMIT));
        return Stream.concat(
                        Stream.of(guarded(proxies, config.value(Keys.BATCH), 0)), trained(store, run, progress, mark))
                .toList();
    }

    /** Training, short and full. */
    private Stream<Stage> trained(RunStore store, String run, Progress progress, Mark mark) {
        return Stream.of(
                trainedBriefly(progress),
                guarded(
                        trainings().full(store, run, progress, mark),
                        config.value(TrainingKeys.TRAIN_BATCH),
                        config.value(TrainingKeys.FULL_EPOCHS)));
    }

    private Stage trainedBriefly(Progress progress) {
        return guarded(
                trainings().brief(progress),
                config.value(TrainingKeys.TRAIN_BATCH),
                config.value(TrainingKeys.SHORT_EPOCHS));
    }

    Trainings trainings() {
        return new Trainings(config, dataset, setting);
    }

    /** What a trust report needs: these proxies, what each costs, supernets (whose weights live in the scope), and short training. */
    List<Stage> trustStages(List<String> proxies, Progress progress, Scope scope) {
        Duration limit = config.value(Keys.CANDIDATE_LIMIT);
        int batch = config.value(Keys.BATCH);
        Stage times = new ProxyTimes(
                space(), setting, proxies.stream().map(Proxies::named).toList(), batch(0), seed(), limit);
        return List.of(
                guarded(proxies(proxies, limit), batch, 0),
                guarded(times, batch, 0),
                guarded(supernets.stage(space(), setting, dataset, seed(), limit, scope), SUPERNET_BATCH, 0),
                trainedBriefly(progress));
    }

    private Stage guarded(Stage stage, int batch, int fidelity) {
        return new Guard(stage, space(), setting, batch, fidelity, config.value(Keys.MAX_MEMORY));
    }

    /** The proxies that were asked for, by name or as an objective. */
    private List<String> proxies() {
        return Stream.concat(
                        config.value(Keys.PROXIES).stream().map(Vote::proxy),
                        config.value(Keys.OBJECTIVES).stream().map(Objective::metric))
                .filter(name -> !name.equals(Objective.ACCURACY))
                .toList();
    }

    /** Those of the proxies that are not costs, which are known already. */
    private Stage proxies(List<String> names, Duration limit) {
        List<ZeroCostProxy> proxies = names.stream()
                .distinct()
                .filter(name -> !Constraint.METRICS.contains(name))
                .map(Proxies::named)
                .toList();
        List<BatchSource> batches = IntStream.range(0, config.value(Keys.BATCHES))
                .mapToObj(this::batch)
                .toList();
        return new ProxyStage(space(), setting, proxies, batches, seed(), limit)
                .choosing(new PruningAtStart(dataset.name(), dataset.train()));
    }

    /** The draw of images with this number, from 0. */
    private BatchSource batch(int number) {
        return BatchSource.of(
                        dataset.digest().substring(0, 16),
                        dataset.train(),
                        config.value(Keys.BATCH),
                        number == 0 ? Seeds.derive(seed(), "proxy-batch") : Seeds.derive(seed(), "proxy-batch", number))
                .taughtBy(teacher);
    }

    private long seed() {
        return config.value(Keys.SEED);
    }

    public SearchSpace space() {
        return config.space();
    }
}
