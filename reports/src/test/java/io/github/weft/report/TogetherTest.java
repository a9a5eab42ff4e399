package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.db.Candidate;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final String SETTINGS = "space: mobile\ndata: fashion-mnist\nobjectives: accuracy,-params\n";

    private static Facts facts() {
        return Facts.of(SETTINGS);
    }

    /** 80 and 82 against 84: mean 82, s = 2, t(.975; 2) = 4.302653, margin 4.302653 * 2 / sqrt(3) = 4.968275. */
    @Test
    void aCandidateOfSeveralRunsIsOneRowOfAllItsTrainings() {
        var board = Leaderboard.of(List.of(
                facts().score("a", "params", 10).trained("a", 6, 0, 1, 80).view("r1", 1),
                facts().score("a", "params", 10).trained("a", 6, 0, 2, 82).view("r2", 2),
                facts().trained("b", 6, 0, 3, 81).trained("a", 6, 0, 3, 84).view("r3", 3)));

        assertThat(board.run()).isEqualTo("r1+r2+r3");
        assertThat(board.rows()).extracting(Row::architecture).containsExactly("a", "b");
        Reached reached = board.rows().get(0).reached().orElseThrow();
        assertThat(reached.mean()).isEqualTo(82);
        assertThat(reached.repetitions()).isEqualTo(3);
        assertThat(reached.seeds()).isEqualTo(3);
        assertThat(reached.margin().orElseThrow()).isCloseTo(4.968275, within(1e-5));
        assertThat(board.rows().get(0).metrics()).containsEntry("params", 10.0);
        assertThat(board.rows().get(1).found().run()).isEqualTo("r3");
    }

    @Test
    void theSameTrainingCountsOnce() {
        var board = Leaderboard.of(List.of(
                facts().trained("a", 6, 0, 1, 80).trained("a", 6, 1, 1, 82).view("r1", 1),
                facts().trained("a", 6, 0, 1, 80).view("r1-2", 1)));

        Reached reached = board.rows().get(0).reached().orElseThrow();
        assertThat(reached.mean()).isEqualTo(81);
        assertThat(reached.repetitions()).isEqualTo(2);
        assertThat(reached.seeds()).isEqualTo(1);
    }

    @Test
    void otherSpacesDataOrProtocolsAreNotMixed() {
        RunView mobile = facts().trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView cells = Facts.of(SETTINGS.replace("mobile", "nb201"))
                .score("a", "params", 1)
                .view("r2", 1);
        RunView cifar = facts().provenance("data", "cifar10 sha256:77").view("r3", 1);
        RunView shorter = facts().trained("a", 3, 0, 1, 70).view("r4", 4);
        RunView otherwise = facts().add(new Evaluation(
                        "a",
                        "accuracy",
                        Protocol.of(Map.of("data", "fashion-mnist", "optimizer", "adamw")),
                        6,
                        0,
                        Score.of(99),
                        0,
                        List.of()))
                .view("r5", 5);

        assertThatThrownBy(() -> Leaderboard.of(List.of(mobile, cells)))
                .hasMessage("runs r1 and r2 cannot be ranked together: space differs (mobile, nb201).");
        assertThatThrownBy(() -> Leaderboard.of(List.of(mobile, cifar)))
                .hasMessageContaining("data differs (fashion-mnist, digest fashion-mnist sha256:9c1a,");
        assertThatThrownBy(() -> Leaderboard.of(List.of(mobile, otherwise)))
                .hasMessage(
                        "runs r1 and r5 cannot be ranked together: accuracy was measured in different ways (optimizer none, adamw).");
        assertThat(Comparability.groups(List.of(mobile, cells, shorter, cifar, otherwise)))
                .extracting(group ->
                        group.stream().map(view -> view.row().run().id()).toList())
                .containsExactly(List.of("r1", "r4"), List.of("r2"), List.of("r3"), List.of("r5"));
    }

    @Test
    void ranksWithinSamplesOfTheirOwnAreLeftOut() {
        RunView one =
                facts().score("a", "zero-cost", -1).trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView other = facts().add(new Evaluation(
                        "b", "zero-cost", Protocol.of(Map.of("reference", "77")), 0, 0, Score.of(-0.5), 0, List.of()))
                .score("b", "params", 3)
                .view("r2", 2);

        Leaderboard board = Leaderboard.of(List.of(one, other));
        assertThat(board.columns()).containsExactly("accuracy", "params");
        assertThat(board.notes()).singleElement().asString().startsWith("zero-cost is left out: each run ranks");
        assertThat(Leaderboard.of(one).columns()).contains("zero-cost");
    }

    @Test
    void importedNumbersStandApartAndNeverReplaceMeasuredOnes() {
        RunView measured = facts().trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView imported = facts().imported("a", "accuracy", 30, 95)
                .imported("b", "accuracy", 30, 99)
                .imported("c", "accuracy", 0, 99.5)
                .imported("d", "nwot", 0, 400)
                .view("r2", 0);

        Leaderboard board = Leaderboard.of(List.of(measured, imported));

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("a", "b", "c", "d");
        assertThat(board.rows())
                .extracting(row -> row.evidence().toString())
                .containsExactly("trained (6 epochs)", "imported (30 epochs)", "imported", "imported");
        assertThat(board.rows().get(0).metrics()).containsEntry("accuracy", 80.0);
    }

    @Test
    void aRowTellsWhereItCameFrom() {
        Row row = facts().candidate(new Candidate("p", "p", List.of(), "random", 0))
                .candidate(new Candidate("c", "c", List.of("p", "q"), "crossover", 4))
                .score("p", "params", 1)
                .score("p", "zero-cost", -3)
                .score("c", "params", 2)
                .score("c", "zero-cost", -2)
                .board()
                .rows()
                .get(0);

        assertThat(row.found()).isEqualTo(new Found("4f1d2c3b5a69", 2, 1.5, 4, "crossover", List.of("p", "q")));
        assertThat(row.id()).hasSize(8).isEqualTo(Row.id("c"));
    }
}
