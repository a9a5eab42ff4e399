package io.github.weft.search.job;

import io.github.weft.compare.Comparison;
import io.github.weft.compare.Contrast;
import io.github.weft.compare.TestChoice;
import io.github.weft.compare.Verdict;
import io.github.weft.db.Candidate;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.Shift;
import io.github.weft.db.Step;
import io.github.weft.db.WeightsRow;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.table.ArchitectureTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * How often {@code weft compare} calls random search different from random search, and whether it tells aging evolution from it: searches of the toy
 * cells' table with the settings of {@code weft search}, compared by what the command itself calls.
 *
 * <p>Arguments: table, column, repetitions, seeds of a group, evaluations, searches at a time.
 */
public final class FalseAlarms {

    private FalseAlarms() {}

    /** Many runs, each in a store of its own. */
    private record Shelf(Map<String, RunRow> rows, Map<String, MemoryStore> stores) implements RunReader {

        @Override
        public List<RunRow> runs() {
            return List.copyOf(rows.values());
        }

        @Override
        public Optional<RunRow> run(String id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public Optional<Step> lastStep(String run) {
            return of(run).lastStep(run);
        }

        @Override
        public List<Step> steps(String run) {
            return of(run).steps(run);
        }

        @Override
        public List<Candidate> candidates(String run) {
            return of(run).candidates(run);
        }

        @Override
        public List<Evaluation> evaluations(String run) {
            return of(run).evaluations(run);
        }

        @Override
        public Path weightsFolder(String run) {
            return Path.of(run);
        }

        @Override
        public List<Shift> shifts(String run) {
            return List.of();
        }

        @Override
        public List<WeightsRow> weights(String run) {
            return List.of();
        }

        @Override
        public void backup(Path zip) {}

        @Override
        public void close() {}

        private MemoryStore of(String run) {
            return Objects.requireNonNull(stores.get(run), run);
        }
    }

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        ArchitectureTable table = ArchitectureTable.read(Path.of(arguments[0]), List.of(arguments[1]));
        int repetitions = Integer.parseInt(arguments[2]);
        int seeds = Integer.parseInt(arguments[3]);
        String evaluations = arguments[4];
        Equipment equipment = Equipment.of(config("random", 0, evaluations)).with(table);
        long start = System.nanoTime();
        var cores = Executors.newFixedThreadPool(Integer.parseInt(arguments[5]));
        try {
            var told = cores.submit(
                    () -> contrast(equipment, evaluations, searches("aging", 0, seeds), searches("random", 0, seeds)));
            System.out.println("aging against random, seeds 0.." + (seeds - 1) + ": " + said(told.get()));
            var pending = new ArrayList<Future<Contrast>>();
            for (long repetition = 0; repetition < repetitions; repetition++) {
                long first = 2 * seeds * repetition;
                pending.add(cores.submit(() -> contrast(
                        equipment,
                        evaluations,
                        searches("random", first, seeds),
                        searches("random", first + seeds, seeds))));
            }
            int alarms = 0;
            for (var one : pending) {
                alarms += one.get().verdict() == Verdict.NO_EVIDENCE ? 0 : 1;
            }
            System.out.printf(
                    "random against random: %d false alarms in %d repetitions of %d against %d seeds, %s networks each (bar: 8 of 100); %.0f s%n",
                    alarms, repetitions, seeds, seeds, evaluations, (System.nanoTime() - start) / 1e9);
        } finally {
            cores.shutdown();
        }
    }

    private record Search(String strategy, long seed) {

        String id() {
            return strategy + "-" + seed;
        }
    }

    private static List<Search> searches(String strategy, long first, int seeds) {
        return LongStream.range(first, first + seeds)
                .mapToObj(seed -> new Search(strategy, seed))
                .toList();
    }

    private static Contrast contrast(Equipment equipment, String evaluations, List<Search> first, List<Search> second) {
        var shelf = new Shelf(new LinkedHashMap<>(), new HashMap<>());
        for (List<Search> group : List.of(first, second)) {
            group.forEach(search -> sit(shelf, equipment, search, evaluations));
        }
        Comparison comparison = Contest.of(shelf, List.of(group(shelf, first), group(shelf, second)))
                .compare(Optional.empty(), OptionalInt.empty(), TestChoice.AUTO);
        return comparison.contrasts().get(0);
    }

    private static SeedGroup group(Shelf shelf, List<Search> searches) {
        return SeedGroup.of(searches.stream()
                .map(search -> shelf.run(search.id()).orElseThrow())
                .toList());
    }

    private static void sit(Shelf shelf, Equipment equipment, Search search, String evaluations) {
        SearchConfig config = config(search.strategy(), search.seed(), evaluations);
        var store = new MemoryStore();
        var run =
                new Run(search.id(), "search", config.text(), search.seed(), Provenance.of(config, equipment, "bench"));
        var row = new RunRow(run, RunStatus.FINISHED, Instant.EPOCH, 0);
        new SearchJob(store, row, config, equipment.with(config), Progress.silent(), new Stop()).run(1);
        shelf.rows().put(run.id(), row);
        shelf.stores().put(run.id(), store);
    }

    private static SearchConfig config(String strategy, long seed, String evaluations) {
        return SearchConfig.of(Map.of(
                "space", "toy-cell",
                "limit", "100",
                "table", "t",
                "target", "value",
                "objectives", "accuracy",
                "strategy", strategy,
                "seed", "" + seed,
                "evaluations", evaluations));
    }

    private static String said(Contrast contrast) {
        return "%s, difference %.4f [%.4f, %.4f], p %.5f, A12 %.2f"
                .formatted(
                        contrast.verdict(),
                        contrast.difference().mean(),
                        contrast.difference().low(),
                        contrast.difference().high(),
                        contrast.p(),
                        contrast.ahead());
    }
}
