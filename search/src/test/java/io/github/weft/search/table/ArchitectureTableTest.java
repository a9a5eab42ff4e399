package io.github.weft.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTableTest {

    private static final String TEXT = """
            index,arch,seed1,seed2,note
            0,"|a,b|",91.5,92,fine
            1,|c|,,,not measured
            2,|d|,,90.25,half
            3,|e|,nan,-1e3,
            """;

    @TempDir
    Path folder;

    @Test
    void readsPlainAndPackedFilesAlikeAndLeavesOutWhatIsUnknown() throws IOException {
        Path plain = Files.writeString(folder.resolve("t.csv"), TEXT);
        Path packed = folder.resolve("t.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        var table = ArchitectureTable.read(plain, List.of("seed1", "seed2"));

        assertThat(table.rows()).extracting(ArchitectureTable.Row::architecture).containsExactly("|a,b|", "|d|", "|e|");
        assertThat(table.rows().get(0).values()).containsExactly(Score.of(91.5), Score.of(92));
        assertThat(table.rows().get(1).values().get(0))
                .isInstanceOfSatisfying(
                        Score.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("unknown"));
        assertThat(table.rows().get(2).values().get(1)).isEqualTo(Score.of(-1000));
        assertThat(table.rows()).extracting(ArchitectureTable.Row::line).containsExactly(2, 4, 5);
        assertThat(ArchitectureTable.read(packed, List.of("seed1", "seed2")).rows())
                .isEqualTo(table.rows());
    }

    @Test
    void namesTheColumnThatIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TEXT);

        assertThatThrownBy(() -> ArchitectureTable.read(file, List.of("sed1")))
                .hasMessageContaining("target (sed1) is not known. Did you mean seed1?");
        Path other = Files.writeString(folder.resolve("o.csv"), "name,acc\nx,1\n");
        assertThatThrownBy(() -> ArchitectureTable.read(other, List.of("acc")))
                .hasMessageContaining(
                        "needs a column architecture or arch with networks in the text form of the space. It has: [name, acc]");
    }

    @Test
    void namesTheLineThatIsNoNumber() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TEXT);

        assertThatThrownBy(() -> ArchitectureTable.read(file, List.of("note")))
                .hasMessageContaining("target (note) is no number in line 2")
                .hasMessageContaining("fine");
    }

    /** As spreadsheets write them: a mark of the byte order first, and cells of several lines. */
    @Test
    void linesAreThoseOfTheFileAlsoAfterACellOfSeveral() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "\uFEFFarch,acc,note\nx,1,\"two\nlines\"\n\ny,2,\nz,3,high\n");

        assertThat(ArchitectureTable.read(file, List.of("acc")).rows())
                .extracting(ArchitectureTable.Row::line)
                .containsExactly(2, 5, 6);
        Path named = Files.writeString(folder.resolve("n.csv"), "arch,acc\n\"x\n\",1\ny,high\n");
        assertThatThrownBy(() -> ArchitectureTable.read(named, List.of("acc")))
                .hasMessageContaining("target (acc) is no number in line 4");
    }

    @Test
    void anythingElseThanCsvIsRefusedInOneLine() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path broken = Files.writeString(folder.resolve("broken.csv"), "arch,acc\n\"x,1\n");

        for (Path file : List.of(empty, broken, folder)) {
            assertThatThrownBy(() -> ArchitectureTable.read(file, List.of("acc")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aKnownTableIsLookedForInItsFolder() throws IOException {
        assertThatThrownBy(() -> Tables.file("nb201", folder))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("nasbench201/accuracy.csv.gz")
                .hasMessageContaining("NATS-Bench");
        Path file = Files.writeString(folder.resolve("nb201.csv"), TEXT);

        assertThat(Tables.file("nb201", folder)).isEqualTo(file);
        assertThat(Tables.file(file.toString(), Path.of("elsewhere"))).isEqualTo(file);
    }
}
