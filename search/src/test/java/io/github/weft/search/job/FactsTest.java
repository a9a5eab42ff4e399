package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.strategy.ToyGrid;
import io.github.weft.workers.Workers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {

    private static final Rung TRAINED = new Rung(Rungs.SHORT, "accuracy", 2);

    @TempDir
    private Path folder;

    @Test
    void letsTheFirstToClaimAFactCommitIt() {
        var facts = new Facts();
        var params = evaluation("params", 0);
        var brief = evaluation("accuracy", 2);
        var full = evaluation("accuracy", 20);
        facts.add(List.of(full));

        assertThat(facts.claim(List.of(params, brief, full))).containsExactly(params, brief);
        assertThat(facts.claim(List.of(params, brief, full))).isEmpty();
        assertThat(facts.has("000000", "params", 0, 0)).isFalse();
    }

    /** Both rungs look for the costs before either has stored them, and end at the same moment. */
    @Test
    void storesOnceWhatTwoRungsBringAtTheSameTime() {
        var together = new Phaser(2);
        var proxies = ToyStage.proxies(candidate -> together.arriveAndAwaitAdvance());
        var trained = new ToyStage(
                TRAINED.stage(), TRAINED.metric(), 2, genome -> 50, candidate -> together.arriveAndAwaitAdvance());
        var facts = new Facts();
        try (var store = H2RunStore.open(folder.resolve("store"));
                var workers = new Workers(new ToyGrid(), List.of(proxies, trained), 2)) {
            ToySearch.begin(store, "toy");
            var appraiser = new Appraiser(
                    store,
                    "toy",
                    new ToyGrid(),
                    ToyStage.costs(),
                    workers,
                    new Clock(InstantSource.system(), 0),
                    facts,
                    Progress.silent());
            for (var genome : ToyGrid.everywhere().subList(0, 100)) {
                String text = new ToyGrid().format(genome);
                var candidate = new Candidate(text, text, List.of(), "random", 0);
                var work = new ArrayList<CompletableFuture<Void>>();
                work.add(appraiser.appraise(candidate, ToySearch.RUNG));
                work.add(appraiser.appraise(candidate, TRAINED));
                Appraiser.all(work).join();
            }

            assertThat(store.evaluations("toy").stream()
                            .collect(Collectors.groupingBy(Evaluation::metric, Collectors.counting())))
                    .containsOnly(Map.entry("params", 100L), Map.entry("zero-cost", 100L), Map.entry("accuracy", 100L));
            assertThat(facts.of("000003")).hasSize(3);
        }
    }

    private static Evaluation evaluation(String metric, int fidelity) {
        return new Evaluation("000000", metric, Protocol.exact(), fidelity, 0, Score.of(1), 0, List.of());
    }
}
