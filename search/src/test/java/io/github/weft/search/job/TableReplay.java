package io.github.weft.search.job;

import com.sun.management.OperatingSystemMXBean;
import io.github.weft.bench.Interval;
import io.github.weft.db.RunStore;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.search.History;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.StateCodec;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.strategy.Strategies;
import io.github.weft.search.strategy.StrategyOptions;
import io.github.weft.search.table.ArchitectureTable;
import io.github.weft.search.table.Truth;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.workers.Workers;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Every strategy on published tables, many times over: mean regret with its interval after some numbers of networks, and how long that
 * takes. Scheduler, appraiser, workers, journal and settings are those of {@code weft search}; the store is in memory, no costs are
 * counted, and accuracy is the only objective, also of nsga2. Two searches run at a time.
 *
 * <p>Arguments: folder of tables, seeds, seeds of the replay that is held to a time.
 */
public final class TableReplay {

    private static final List<Integer> BUDGETS = List.of(50, 150, 500);
    private static final int CORES = 2;

    /** Seconds that 1,000 searches of 500 networks by aging evolution may take on NAS-Bench-201. */
    private static final double BAR = 60;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final List<Objective> OBJECTIVES = List.of(Objective.parse(Objective.ACCURACY));
    private static final StrategyOptions OPTIONS = Equipment.options(SearchConfig.of(Map.of()));

    private record Table(String name, SearchSpace space, Truth truth) {

        static Table read(SearchSpace space, Path file, String column) {
            var table = ArchitectureTable.read(file, List.of(column));
            return new Table(space.name() + " " + column, space, Truth.of(table, space, genome -> true));
        }
    }

    /** Keeps what a strategy proposes, in its order. */
    private record Recorded(Strategy strategy, List<Genome> asked) implements Strategy {

        @Override
        public String name() {
            return strategy.name();
        }

        @Override
        public int lag() {
            return strategy.lag();
        }

        @Override
        public List<Proposal> propose(State state, History history, RandomGenerator random) {
            List<Proposal> proposals = strategy.propose(state, history, random);
            proposals.forEach(proposal -> asked.add(proposal.genome()));
            return proposals;
        }

        @Override
        public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
            return strategy.accept(state, outcomes, random);
        }
    }

    /** Counts nothing. */
    private record Costless() implements Stage {

        @Override
        public String name() {
            return "costs";
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public List<Evaluation> evaluate(Genome genome, int replicate) {
            return List.of();
        }
    }

    private TableReplay() {}

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int seeds = Integer.parseInt(arguments[1]);
        int replays = Integer.parseInt(arguments[2]);
        ExecutorService cores = Executors.newFixedThreadPool(CORES);
        try {
            Path toy = folder.resolve("tanglenas_toy/cell_fashion_mnist.csv.gz");
            Path size = folder.resolve("natsbench_size/accuracy.csv.gz");
            Path cells = folder.resolve("nasbench201/accuracy.csv.gz");
            if (isThere(toy)) {
                compare(Table.read(Spaces.named("toy-cell"), toy, "fmnist_test"), seeds, cores);
            }
            if (isThere(size)) {
                compare(Table.read(Spaces.named("nats-size"), size, "c10_test_90"), seeds, cores);
            }
            if (isThere(cells)) {
                hurry(Table.read(Spaces.named("nb201").keepingDeadEdges(), cells, "c10_test_200"), replays, cores);
            }
        } finally {
            cores.shutdown();
        }
    }

    private static boolean isThere(Path file) {
        boolean there = Files.isRegularFile(file);
        if (!there) {
            System.out.println("no table " + file);
        }
        return there;
    }

    private static void compare(Table table, int seeds, ExecutorService cores)
            throws ExecutionException, InterruptedException {
        System.out.printf(
                "%n%s: %d networks, best %s, %d seeds%n",
                table.name(), table.truth().size(), table.truth().best(), seeds);
        System.out.println(
                "| strategy | " + BUDGETS.stream().map(String::valueOf).collect(Collectors.joining(" | ")) + " |");
        System.out.println("|---".repeat(BUDGETS.size() + 1) + "|");
        long start = System.nanoTime();
        for (Strategies.Entry strategy : Strategies.all()) {
            System.out.println(
                    "| " + strategy.name() + " | " + row(regrets(table, strategy.name(), seeds, cores)) + " |");
        }
        System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static void hurry(Table table, int seeds, ExecutorService cores)
            throws ExecutionException, InterruptedException {
        regrets(table, "aging", 10, cores);
        long start = System.nanoTime();
        long busy = PROCESS.getProcessCpuTime();
        List<List<Double>> regrets = regrets(table, "aging", seeds, cores);
        double processor = (PROCESS.getProcessCpuTime() - busy) / 1e9;
        double seconds = (System.nanoTime() - start) / 1e9;
        int most = BUDGETS.get(BUDGETS.size() - 1);
        System.out.printf(
                "%n%s: aging, %d seeds x %d networks in %.1f s (%.1f s of processor); bar %.0f s for 1000: %s; regret after %s: %s%n",
                table.name(),
                seeds,
                most,
                seconds,
                processor,
                BAR,
                seconds / seeds <= BAR / 1000 ? "met" : "MISSED",
                BUDGETS,
                row(regrets));
    }

    private static String row(List<List<Double>> regrets) {
        return IntStream.range(0, BUDGETS.size())
                .mapToObj(budget -> Interval.of(
                                regrets.stream().map(run -> run.get(budget)).toList())
                        .toString())
                .collect(Collectors.joining(" | "));
    }

    /** For each seed the regret at each budget. */
    private static List<List<Double>> regrets(Table table, String strategy, int seeds, ExecutorService cores)
            throws ExecutionException, InterruptedException {
        List<Future<List<Double>>> runs = LongStream.range(0, seeds)
                .mapToObj(seed -> cores.submit(() -> regrets(table, asked(table, strategy, seed))))
                .toList();
        var regrets = new ArrayList<List<Double>>();
        for (Future<List<Double>> run : runs) {
            regrets.add(run.get());
        }
        return regrets;
    }

    /** Of the best among the first networks that the table has, in the order in which they were asked for. */
    private static List<Double> regrets(Table table, List<Genome> asked) {
        var found = new HashSet<String>();
        var regrets = new ArrayList<Double>();
        double best = table.truth().best();
        double regret = best - table.truth().worst();
        for (Genome genome : asked) {
            String candidate = table.space().format(table.space().canonical(genome));
            if (regrets.size() < BUDGETS.size() && table.truth().knows(candidate) && found.add(candidate)) {
                double reached = table.truth().score(candidate).value().orElseThrow();
                regret = Math.min(regret, best - reached);
                if (found.size() == BUDGETS.get(regrets.size())) {
                    regrets.add(regret);
                }
            }
        }
        while (regrets.size() < BUDGETS.size()) {
            regrets.add(regret);
        }
        return regrets;
    }

    /** What one search proposes until it has judged the largest budget. */
    private static List<Genome> asked(Table table, String name, long seed) {
        SearchSpace space = table.space();
        RunStore store = new MemoryStore();
        var facts = new Facts();
        var terrain = new Terrain(space, genome -> true, genomes -> List.of(), OBJECTIVES.size());
        var strategy = new Recorded(Strategies.named(name, OPTIONS, terrain), new ArrayList<>());
        var floors = Floors.of(OBJECTIVES, metric -> 1, table.truth().worst() - 1);
        var fitness = new Fitness(facts, OBJECTIVES, Rungs.LOOKED_UP, floors);
        var clock = new Clock(InstantSource.fixed(Instant.EPOCH), 0);
        var journal = new Journal(store, "replay", new StateCodec(space), clock);
        var tally = new Tally(Set.of(), table.truth()::knows, BUDGETS.get(BUDGETS.size() - 1));
        try (var workers = new Workers(space, List.of(new TableStage(space, table.truth())), 1)) {
            var appraiser = new Appraiser(
                    store,
                    "replay",
                    space,
                    new Costless(),
                    workers,
                    new Clock(InstantSource.system(), 0),
                    facts,
                    Progress.silent());
            new Scheduler(
                            space,
                            strategy,
                            seed,
                            appraiser,
                            Rungs.LOOKED_UP,
                            fitness,
                            journal,
                            Progress.silent(),
                            new Stop())
                    .run(tally, step -> false);
        }
        return strategy.asked();
    }
}
