package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.db.Candidate;
import java.util.List;
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
