package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.Regret;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.table.ArchitectureTable;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches of a table in which every number is known: 80 and, for each edge, its operation's index times 4, 2, 1, 1/2, 1/4, 1/8. Networks
 * whose indices add up to a multiple of five are not in it; the best, all 3, has 103.625.
 */
class TableSearchTest {

    private static final SearchSpace SPACE = Spaces.named("toy-cell");
    private static final double BEST = 80 + 3 * 7.875;

    @TempDir
    private static Path folder;

    private static ArchitectureTable table;

    @BeforeAll
    static void write() throws IOException {
        var lines = new ArrayList<>(List.of("architecture,value"));
        for (int index = 0; index < 4096; index++) {
            int number = index;
            Genome genome = Genome.of(
                    IntStream.range(0, 6).map(gene -> number >> 2 * gene & 3).toArray());
            if (present(genome)) {
                lines.add("\"%s\",%s".formatted(SPACE.format(genome), value(genome)));
            }
        }
        table = ArchitectureTable.read(Files.write(folder.resolve("table.csv"), lines), List.of("value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "aging", "ga", "spos", "nsga2", "local"})
    void anAbsentRowFailsAndCostsNothing(String strategy) {
        var store = new MemoryStore();

        assertThat(sit(store, strategy, 60)).isEqualTo(RunStatus.FINISHED);

        List<Evaluation> found = accuracies(store, true);
        List<Evaluation> absent = accuracies(store, false);
        assertThat(found).hasSize(60).allSatisfy(evaluation -> {
            assertThat(evaluation.score()).isEqualTo(Score.of(value(SPACE.parse(evaluation.candidate()))));
            assertThat(evaluation.protocol().fields()).containsEntry("column", "value");
        });
        assertThat(absent).isNotEmpty().allSatisfy(evaluation -> {
            assertThat(present(SPACE.parse(evaluation.candidate()))).isFalse();
            assertThat(evaluation.score()).isEqualTo(Score.failed("not in table: " + evaluation.candidate()));
        });
        assertThat(store.candidates("run")).hasSize(found.size() + absent.size());
        assertThat(store.evaluations("run"))
                .as("costs and the table, no proxy and no training")
                .hasSize(5 * (found.size() + absent.size()));
    }

    @Test
    void localSearchFindsTheTop() {
        var store = new MemoryStore();
        sit(store, "local", 600);

        double best = accuracies(store, true).stream()
                .mapToDouble(evaluation -> evaluation.score().value().orElseThrow())
                .max()
                .orElseThrow();
        assertThat(best).isEqualTo(103.625).isEqualTo(BEST);
    }

    @Test
    void whatIsToldOfTheTableIsWhatItHolds() {
        Map<String, String> provenance = Provenance.of(config("local", 10), equipment("local", 10), "test");

        assertThat(provenance)
                .containsEntry(Regret.BEST, "" + BEST)
                .containsEntry(Regret.NETWORKS, "" + table.rows().size())
                .containsEntry("table", table.digest().substring(0, 16));
    }

    @Test
    void endsWhenAllThatIsInTheTableWasFound() {
        var store = new MemoryStore();

        assertThat(sit(store, "random", 100_000)).isEqualTo(RunStatus.FINISHED);

        assertThat(accuracies(store, true)).hasSize(table.rows().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "aging", "ga", "spos", "nsga2", "local"})
    void goesOnAfterAKillAsIfNothingHadHappened(String strategy) {
        var whole = new MemoryStore();
        sit(whole, strategy, 60);

        for (int writes = 0; writes < 60; writes += 7) {
            var cut = new MemoryStore();
            goOn(cut, strategy, writes);
            goOn(cut, strategy, writes / 2);
            assertThat(sit(cut, strategy, 60)).isEqualTo(RunStatus.FINISHED);

            assertThat(cut.steps("run")).isEqualTo(whole.steps("run"));
            assertThat(cut.evaluations("run")).containsExactlyInAnyOrderElementsOf(whole.evaluations("run"));
            assertThat(texts(cut)).containsExactlyInAnyOrderElementsOf(texts(whole));
        }
    }

    private static List<String> texts(RunStore store) {
        return store.candidates("run").stream().map(Candidate::toString).toList();
    }

    private static List<Evaluation> accuracies(RunStore store, boolean known) {
        return store.evaluations("run").stream()
                .filter(evaluation -> evaluation.metric().equals("accuracy"))
                .filter(evaluation -> evaluation.score().value().isPresent() == known)
                .toList();
    }

    private static void goOn(RunStore store, String strategy, int writes) {
        try {
            sit(new MortalStore(store, writes).open(), strategy, 60);
        } catch (CompletionException | MortalStore.Killed e) {
            assertThat(e instanceof CompletionException ? e.getCause() : e).isInstanceOf(MortalStore.Killed.class);
        }
    }

    private static RunStatus sit(RunStore store, String strategy, int evaluations) {
        SearchConfig config = config(strategy, evaluations);
        var run = new Run("run", "search", config.text(), 0, new TreeMap<>());
        var row = new RunRow(run, RunStatus.RUNNING, Instant.EPOCH, 0);
        return new SearchJob(store, row, config, equipment(strategy, evaluations), Progress.silent(), new Stop())
                .run(2);
    }

    private static Equipment equipment(String strategy, int evaluations) {
        return Equipment.of(config(strategy, evaluations)).with(table);
    }

    private static SearchConfig config(String strategy, int evaluations) {
        var given = new HashMap<>(Map.of("space", "toy-cell", "limit", "100", "table", "t", "target", "value"));
        given.put("strategy", strategy);
        given.put("objectives", strategy.equals("nsga2") ? "accuracy,-params" : "accuracy");
        given.put("evaluations", "" + evaluations);
        return SearchConfig.of(given);
    }

    private static boolean present(Genome genome) {
        return genome.alleles().stream().mapToInt(Integer::intValue).sum() % 5 != 0;
    }

    private static double value(Genome genome) {
        return 80
                + IntStream.range(0, 6)
                        .mapToDouble(gene -> genome.allele(gene) * 4 / Math.pow(2, gene))
                        .sum();
    }
}
