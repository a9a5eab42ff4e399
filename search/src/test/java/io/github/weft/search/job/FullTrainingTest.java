package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunStore;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.strategy.ToyGrid;
import io.github.weft.space.Genome;
import io.github.weft.train.EarlyStop;
import io.github.weft.workers.Workers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullTrainingTest {

    private static final int EPOCHS = 12;
    private static final Rung RUNG = new Rung(Rungs.FULL, "accuracy", EPOCHS);

    /** The first gene says how good a network is. */
    private static final Map<Integer, Double> ENDS = Map.of(4, 90.0, 3, 80.0, 2, 91.0, 1, 60.0);

    private static final String GOOD = "400000";
    private static final String BAD = "300000";
    private static final String BETTER = "200000";
    private static final String WORST = "100000";
    private static final String BROKEN = "000000";

    /** Trains by a power law with a ripple that depends on the seed, and asks after every epoch whether to go on. */
    private record Curves(Mark mark) implements Stage {

        @Override
        public String name() {
            return Rungs.FULL;
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.maximize("accuracy"));
        }

        @Override
        public List<Evaluation> evaluate(Genome genome, int replicate) {
            Optional<EarlyStop> rule = mark.rule(replicate);
            Optional<Double> end = Optional.ofNullable(ENDS.get(genome.allele(0)));
            var curve = new ArrayList<Double>();
            Score score = end.isPresent() ? Score.of(end.get() + replicate) : Score.failed("diverged: in epoch 1");
            for (int t = 1; t <= EPOCHS && end.isPresent(); t++) {
                var verdict = rule.flatMap(stop -> stop.verdict(curve));
                if (verdict.isPresent()) {
                    score = Score.failed(verdict.get().getMessage());
                    break;
                }
                curve.add(end.get() - 30 * Math.pow(t, -.8) + .2 * Math.sin(2.5 * t + replicate));
            }
            return List.of(new Evaluation(
                    new ToyGrid().format(genome), "accuracy", Protocol.exact(), EPOCHS, replicate, score, 0, curve));
        }
    }

    /** Every training that the store knows, with its score or the kind of its failure. */
    private static Map<String, String> train(
            RunStore store, List<String> genomes, int seeds, int workerCount, String confidence) {
        Mark mark = Mark.of(SearchConfig.of(Map.of("early-stop", confidence)));
        var facts = new Facts();
        facts.add(store.evaluations("run"));
        var space = new ToyGrid();
        List<Candidate> candidates = genomes.stream()
                .map(genome -> new Candidate(genome, genome, List.of(), "given", 0))
                .toList();
        try (var workers = new Workers(space, List.of(new Curves(mark)), workerCount)) {
            var appraiser = new Appraiser(
                    store,
                    "run",
                    space,
                    ToyStage.costs(),
                    workers,
                    new Clock(InstantSource.system(), 0),
                    facts,
                    Progress.silent());
            var training = new FullTraining(appraiser, RUNG, facts, mark, new Stop());
            training.train(candidates, seeds);
            assertThat(training.open(candidates, seeds)).isZero();
        }
        return told(store);
    }

    private static Map<String, String> told(RunStore store) {
        var told = new TreeMap<String, String>();
        store.evaluations("run").stream()
                .filter(evaluation -> evaluation.metric().equals("accuracy"))
                .forEach(evaluation -> told.put(
                        evaluation.candidate() + " " + evaluation.replicate(),
                        evaluation.score() instanceof Score.Failed failed
                                ? failed.kind() + " " + evaluation.curve().size()
                                : "" + evaluation.score().value().orElseThrow()));
        return told;
    }

    @Test
    void everySeedIsAReplicateAndMoreSeedsGoOn() {
        RunStore store = new MemoryStore();

        assertThat(train(store, List.of(GOOD, BAD), 2, 2, "none"))
                .isEqualTo(Map.of(GOOD + " 0", "90.0", GOOD + " 1", "91.0", BAD + " 0", "80.0", BAD + " 1", "81.0"));
        assertThat(train(store, List.of(GOOD, BAD), 3, 2, "none"))
                .hasSize(6)
                .containsEntry(GOOD + " 2", "92.0")
                .containsEntry(BAD + " 2", "82.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void whoIsGivenUpDoesNotDependOnTheNumberOfWorkers(int workers) {
        assertThat(train(new MemoryStore(), List.of(GOOD, BAD, BETTER, BROKEN, WORST), 2, workers, "0.95"))
                .isEqualTo(new TreeMap<>(Map.of(
                        GOOD + " 0", "90.0",
                        GOOD + " 1", "91.0",
                        BAD + " 0", "stopped early 6",
                        BETTER + " 0", "91.0",
                        BETTER + " 1", "92.0",
                        BROKEN + " 0", "diverged 0",
                        BROKEN + " 1", "diverged 0",
                        WORST + " 0", "stopped early 6")));
    }

    @Test
    void nobodyIsGivenUpAgainstATrainingThatFailed() {
        assertThat(train(new MemoryStore(), List.of(BROKEN, BAD, GOOD), 1, 2, "0.95")
                        .values())
                .containsExactly("diverged 0", "80.0", "90.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aRunThatWasKilledEndsAsItWouldHave(int writes) {
        List<String> all = List.of(GOOD, BAD, BETTER, WORST);
        Map<String, String> straight = train(new MemoryStore(), all, 2, 1, "0.95");
        RunStore store = new MemoryStore();
        RunStore mortal = new MortalStore(store, writes).open();

        if (writes < straight.size()) {
            assertThatThrownBy(() -> train(mortal, all, 2, 1, "0.95")).hasRootCauseInstanceOf(MortalStore.Killed.class);
        } else {
            train(mortal, all, 2, 1, "0.95");
        }
        assertThat(told(store)).hasSize(Math.min(writes, straight.size()));

        assertThat(train(store, all, 2, 3, "0.95")).isEqualTo(straight);
    }
}
