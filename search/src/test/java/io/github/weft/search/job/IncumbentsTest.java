package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.compare.Track;
import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.SearchConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncumbentsTest {

    private final MemoryStore store = new MemoryStore();

    /** The digests of two, one, three and zero begin with 3f, 76, 8b and f9; by their texts each would be better than the one before. */
    @Test
    void theReferenceSampleIsInAnOrderThatSaysNothingOfItsNetworks() {
        var configuration = SearchConfig.of(Map.of("judge-by", "training", "short-epochs", "6"));
        var run = new Run("a", "search", configuration.text(), 0, new TreeMap<>());
        drawn("one", 80);
        drawn("three", 81);
        drawn("two", 82);
        drawn("zero", 83);

        Track track = Incumbents.of(
                store, run, Criterion.of(new RunRow(run, RunStatus.FINISHED, Instant.EPOCH, 0), Optional.empty()));

        assertThat(track.evaluations()).isEqualTo(4);
        assertThat(track.turns()).containsExactly(new Track.Turn(1, 82), new Track.Turn(4, 83));
    }

    @Test
    void anAccuracyThatIsMissingIsToldWithTheEpochsThereAre() {
        var configuration = SearchConfig.of(Map.of("judge-by", "training", "short-epochs", "4"));
        var run = new Run("a", "search", configuration.text(), 0, new TreeMap<>());
        var criterion = Criterion.of(new RunRow(run, RunStatus.FINISHED, Instant.EPOCH, 0), Optional.empty());
        drawn("one", 80);
        measured("one", "accuracy", 30, 90);
        measured("one", "test-accuracy", 1, 20);
        measured("one", "params", 0, 500);

        assertThatThrownBy(() -> Incumbents.of(store, run, criterion))
                .hasMessageStartingWith(
                        "run (a) has no accuracy after 4 epochs. It has: accuracy after 6 or 30 epochs, ")
                .hasMessageContaining(" test-accuracy after 1 epoch")
                .hasMessageContaining(" params");
    }

    private void measured(String network, String metric, int epochs, double value) {
        store.append(
                "a",
                List.of(),
                List.of(new Evaluation(network, metric, Protocol.exact(), epochs, 0, Score.of(value), 0, List.of())));
    }

    private void drawn(String network, double accuracy) {
        store.append(
                "a",
                List.of(new Candidate(network, network, List.of(), "random", -1)),
                List.of(new Evaluation(network, "accuracy", Protocol.exact(), 6, 0, Score.of(accuracy), 0, List.of())));
    }
}
