package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.sparse.Mask;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network of two kernels that may lose weights, 288 and 1,152 of them, trained for a moment. */
@Tag("torch")
class PruneCommandTest {

    private static final String ARCHITECTURE = "4:8:16";

    @TempDir
    static Path folder;

    @BeforeAll
    static void train() {
        assertThat(train(folder, "--limit", "300").code()).isZero();
    }

    private static Terminals.Said train(Path store, String... more) {
        return weft(
                store, "train --space reference-cnn --arch %s --epochs 1 --workers 1".formatted(ARCHITECTURE), more);
    }

    private Terminals.Said prune(String line, String... more) {
        return weft(folder, "prune --generations 4 --lambda 4 --rounds 2:16,1:64 " + line, more);
    }

    private static Terminals.Said weft(Path store, String line, String... more) {
        var words = new ArrayList<>(
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toList());
        words.addAll(List.of(more));
        words.addAll(List.of("--db", store.resolve("store").toString()));
        return Terminals.weft(words.toArray(String[]::new));
    }

    @Test
    void writesExactlyTheBudgetAndTellsWhatWasLost() {
        Path out = folder.resolve("deep").resolve("pruned.safetensors");
        Terminals.Said said = prune("--density 0.3 --out " + out);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).containsPattern("prune 4/4  KL [0-9.]+  levels \\[");
        var kept = Pattern.compile("(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+0\\.\\d{3}")
                .matcher(said.out())
                .results()
                .toList();
        assertThat(kept.stream().map(row -> row.group(1))).containsExactly("conv2.weight", "conv3.weight", "all");
        assertThat(kept.stream().map(row -> row.group(2))).containsExactly("288", "1152", "1440");
        assertThat(Integer.parseInt(kept.get(0).group(3))
                        + Integer.parseInt(kept.get(1).group(3)))
                .isEqualTo(Integer.parseInt(kept.get(2).group(3)))
                .isEqualTo(432);
        for (String way : List.of("dense +1440 +0.0000", "uniform +432", "ERK +432", "evopress +432")) {
            assertThat(said.out()).containsPattern("(?m)^" + way);
        }
        WeightsFile.Content content = WeightsFile.open(out);
        assertThat(Mask.ofNonzeros(content.snapshot().values("conv2.weight")).nonzeros())
                .isEqualTo(Integer.parseInt(kept.get(0).group(3)));
        assertThat(content.about())
                .containsEntry("stage", "pruned")
                .containsEntry("density", "0.3")
                .containsEntry("architecture", ARCHITECTURE)
                .containsKey("from");
        assertThat(out.resolveSibling("pruned.safetensors.notes")).doesNotExist();
    }

    @Test
    void answersInJsonAndTheSameTwice() throws IOException {
        JsonNode first = json("first");
        JsonNode again = json("again");

        assertThat(again.get("sha256")).isEqualTo(first.get("sha256"));
        assertThat(again.get("test")).isEqualTo(first.get("test"));
        assertThat(first.get("budget").asInt()).isEqualTo(288);
        for (String way : List.of("uniform", "erk", "evopress")) {
            assertThat(first.get("kernels").findValues(way).stream()
                            .mapToInt(JsonNode::asInt)
                            .sum())
                    .as(way)
                    .isEqualTo(288);
            assertThat(first.at("/test/" + way + "/kl").asDouble()).isPositive();
            assertThat(first.at("/test/" + way + "/accuracy").asDouble()).isBetween(0.0, 100.0);
        }
        assertThat(first.at("/test/dense/kl").asDouble()).isZero();
        assertThat(first.get("images").asInt()).isLessThanOrEqualTo(4 * (4 * 16 + 3 * 64));
    }

    private JsonNode json(String name) throws IOException {
        Path out = folder.resolve(name);
        Terminals.Said said = prune("%s --density 0.2 --json --out %s".formatted(ARCHITECTURE, out));
        assertThat(said.code()).as(said.err()).isZero();
        return new ObjectMapper().readTree(said.out());
    }

    @ParameterizedTest(name = "weft prune {0}")
    @CsvSource(delimiter = ';', textBlock = """
        --density 0;       density (0) must be above 0 and at most 1.
        --density 1.5;     density (1.5) must be above 0 and at most 1.
        --density NaN;     density (NaN) must be above 0 and at most 1.
        --density few;     density (few) must be a number above 0 and at most 1.
        --density 0.001;   budget (1 weights) must be between 24, the fewest that 2 kernels may keep, and 1440.
        --lambda 0;        lambda (0) must be from 1
        --lambda 1;        lambda (1) must be at least 1, and no fewer offspring than survive the first round
        --generations 0;   generations (0) must be from 1
        --rounds 4:32;     must be SURVIVORS:IMAGES with fewer survivors each time, 1 in the end
        --rounds many;     rounds (many) must be SURVIVORS:IMAGES,..., such as
        --threads 0;       threads (0) must be at least 1
        --seed x;          seed (x)
        2;                 rank (2) is not on the leaderboard of run
        0;                 Those of rank 1 have weights.
        8:16:32;           architecture (8:16:32) has no weights in run
        4:8;               architecture (4:8) is malformed
        --run ffff;        run (ffff) is not in
        """)
    void refusesWhatCannotBeDone(String line, String hint) {
        Path out = folder.resolve("never");
        Terminals.Said said = weft(folder, "prune " + line.strip(), "--out", out.toString());

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains(hint).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void saysHowToGetWeightsWhereThereAreNone(@TempDir Path empty) {
        Terminals.Said nothing = weft(empty, "prune");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("There is no store at");

        assertThat(weft(empty, "score --space reference-cnn --arch 4:8:16 --proxies params --limit 300 --batch 8")
                        .code())
                .isZero();
        Terminals.Said untrained = weft(empty, "prune");
        assertThat(untrained.code()).isEqualTo(2);
        assertThat(untrained.err()).contains("There are no trained weights in", "weft search --finish K");
    }

    @Test
    void refusesANetworkThatHasFewConnectionsAlready(@TempDir Path other) {
        assertThat(train(other, "--limit", "300", "--sparse", "density=0.5,interval=1")
                        .code())
                .isZero();
        Terminals.Said said = weft(other, "prune");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("trained with few connections already");
    }

    @Test
    void helpTeaches() {
        Terminals.Said said = Terminals.weft("prune", "--help");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("--density=SHARE", "--rounds=SURVIVORS:IMAGES", "RANK|ARCH", "Examples:", "weft prune 3");
    }
}
