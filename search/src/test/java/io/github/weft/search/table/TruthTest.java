package io.github.weft.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Score;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    private static final String CONV =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";

    @TempDir
    Path folder;

    @Test
    void knowsWhatTheTableHasAndNothingElse() throws IOException {
        var truth = truth("nats-size", "channels,acc\n8:8:8:8:8,79.5\n64:64:64:64:64,93.25\n8:16:8:8:8,\n", "acc");

        assertThat(truth.size()).isEqualTo(2);
        assertThat(truth.best()).isEqualTo(93.25);
        assertThat(truth.worst()).isEqualTo(79.5);
        assertThat(truth.knows("8:16:8:8:8")).as("a row without a number").isFalse();
        assertThat(truth.score("64:64:64:64:64")).isEqualTo(Score.of(93.25));
        assertThat(truth.score("8:16:8:8:8"))
                .isEqualTo(Score.failed("not in table: 8:16:8:8:8"))
                .isInstanceOfSatisfying(
                        Score.Failed.class, absent -> assertThat(absent.kind()).isEqualTo(Truth.ABSENT));
        assertThat(truth.protocol().toString()).contains("column=acc", "table-digest=" + truth.digest());
    }

    @Test
    void rowsThatMeanTheSameNetworkAndColumnsAreAveraged() throws IOException {
        String dead = "|none~0|+|none~0|skip_connect~1|+|nor_conv_1x1~0|none~1|%s~2|";
        var truth = truth(
                "nb201",
                "arch,a,b\n%s,90,92\n%s,80,\n%s,84,86\n"
                        .formatted(CONV, dead.formatted("none"), dead.formatted("skip_connect")),
                "a,b");

        SearchSpace space = Spaces.named("nb201");
        String same = space.format(space.canonical(space.parse(dead.formatted("none"))));
        assertThat(truth.size()).isEqualTo(2);
        assertThat(truth.score(space.format(space.canonical(space.parse(CONV)))))
                .isEqualTo(Score.of(91));
        assertThat(truth.score(same)).as("(80 + 84 + 86) / 3").isEqualTo(Score.of(250.0 / 3));
    }

    @Test
    void cellsOfSeveralColumnsAreOneText() throws IOException {
        String cell = "sep_conv_3x3/sep_conv_5x5/dil_conv_3x3";
        var toy = truth("toy-cell", "normal_ops,reduce_ops,acc\n%s,%s,90\n".formatted(cell, cell), "acc");
        var macro = truth("conv-macro", "channels,kernels,acc\n8/16/32/64,7/3/3/3,72.5\n", "acc");

        assertThat(toy.values()).containsOnlyKeys(cell + "," + cell);
        assertThat(macro.values()).containsOnlyKeys("8/16/32/64,7/3/3/3");
    }

    @Test
    void limitsDecideWhatIsTheBest() throws IOException {
        SearchSpace space = Spaces.named("nats-size");
        var table = table("channels,acc\n8:8:8:8:8,79.5\n64:64:64:64:64,93.25\n", "acc");

        var limited = Truth.of(table, space, genome -> genome.allele(0) == 0);

        assertThat(limited.best()).isEqualTo(79.5);
        assertThat(limited.knows("64:64:64:64:64")).isFalse();
        assertThatThrownBy(() -> Truth.of(table, space, genome -> false))
                .hasMessage("The table has no number under target (acc) for any network of space nats-size within the"
                        + " constraints.");
    }

    @Test
    void theLineOfAnotherSpaceIsNamed() {
        assertThatThrownBy(() -> truth("nats-size", "channels,acc\n8:8:8:8:8,1\n9:8:8:8:8,2\n", "acc"))
                .hasMessageContaining("table line 3 is no network of space nats-size")
                .hasMessageContaining("9:8:8:8:8");
    }

    private Truth truth(String space, String csv, String columns) throws IOException {
        return Truth.of(table(csv, columns), Spaces.named(space), genome -> true);
    }

    private ArchitectureTable table(String csv, String columns) throws IOException {
        return ArchitectureTable.read(Files.writeString(folder.resolve("table.csv"), csv), List.of(columns.split(",")));
    }
}
