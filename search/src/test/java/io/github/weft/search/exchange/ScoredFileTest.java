package io.github.weft.search.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredFileTest {

    @TempDir
    private Path folder;

    private List<Scored> read(String text) {
        try {
            return ScoredFile.read(Files.writeString(folder.resolve("scores"), text))
                    .scores();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Scored scored(int line, String architecture, String metric, int epochs, double value) {
        return new Scored(line, architecture, metric, epochs, 0, "", Score.of(value));
    }

    @Test
    void aTableHasAMetricAColumn() {
        assertThat(read("architecture,accuracy,params,evidence\na,80.5,500,trained (30 epochs)\n\"b,c\",81,,\n"))
                .containsExactly(
                        scored(2, "a", "accuracy", 30, 80.5),
                        scored(2, "a", "params", 0, 500),
                        scored(3, "b,c", "accuracy", 0, 81));
    }

    @Test
    void aLongTableHasAScoreALine() {
        assertThat(read("arch,metric,value,fidelity,replicate,failure\na,accuracy,80,6,1,\nb,nwot,,0,0,memory: 9 GB\n"))
                .containsExactly(
                        new Scored(2, "a", "accuracy", 6, 1, "", Score.of(80)),
                        new Scored(3, "b", "nwot", 0, 0, "", Score.failed("memory: 9 GB")));
    }

    @Test
    void whatScorePrintsIsRead() {
        assertThat(read("""
                {"architecture":"a","metric":"nwot","value":1.5,"failure":null,"seconds":0.1,"replicate":0,"batch-digest":"77"}
                {"architecture":"a","metric":"snip","value":null,"failure":"not finite: NaN","seconds":0.1,"replicate":2,"batch-digest":null}
                """))
                .containsExactly(
                        new Scored(1, "a", "nwot", 0, 0, "77", Score.of(1.5)),
                        new Scored(2, "a", "snip", 0, 2, "", Score.failed("not finite: NaN")));
    }

    @Test
    void whatALeaderboardPrintsIsRead() {
        assertThat(read("""
                {"run":"4f","digest":"00","rows":[
                {"rank":1,"architecture":"a","evidence":"trained (6 epochs)","metrics":{"accuracy":80.0,"test-accuracy":79.0,"params":5.0},"status":"ok","objective":{"metric":"accuracy","mean":80.0},"found":{"run":"4f"},"parents":["p"]},
                {"rank":null,"architecture":"e","evidence":"costs","metrics":{"params":7.0},"status":"memory"}
                ],"failures":{"memory":1}}
                """))
                .containsExactly(
                        scored(2, "a", "accuracy", 6, 80),
                        scored(2, "a", "test-accuracy", 6, 79),
                        scored(2, "a", "params", 0, 5),
                        scored(3, "e", "params", 0, 7),
                        new Scored(3, "e", "accuracy", 0, 0, "", Score.failed("memory")));
    }

    @Test
    void aListOfObjectsIsRead() {
        assertThat(read("[{\"architecture\":\"a\",\"accuracy\":80},\n {\"arch\":\"b\",\"accuracy\":81,\"epochs\":3}]"))
                .containsExactly(scored(1, "a", "accuracy", 0, 80), scored(2, "b", "accuracy", 3, 81));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "architecture,accuracy;a,NaN|scores line 2: accuracy (NaN) is not finite.",
                "architecture,accuracy;a,80;b,1e999|scores line 3: accuracy (1e999) is not finite.",
                "architecture,accuracy;a,high|scores line 2: accuracy (high) is not a number. Leave the column out if it is no metric.",
                "architecture,accuracy;a,|scores line 2: there is no number.",
                "architecture,accuracy;,80|scores line 2: there is no architecture.",
                "architecture,Top One;a,80|scores line 2: metric (Top One) must be lower-case words joined by hyphens",
                "network,accuracy;a,80|scores line 1: a column architecture is needed; there are [network, accuracy].",
                "architecture,metric,value;a,accuracy,|scores line 2: accuracy has neither a number nor a failure.",
                "architecture,metric,value,fidelity;a,accuracy,5,-1|scores line 2: fidelity (-1) is not a whole number.",
                "architecture,accuracy|holds no scores",
                "network,accuracy;|scores line 1: a column architecture is needed; there are [network, accuracy].",
                "''|scores is empty: a table with a column architecture is needed, or JSON.",
                " ; |scores is empty: a table with a column architecture is needed, or JSON.",
                "architecture\taccuracy;a\t80|scores line 1: a column architecture is needed; cells are separated by tabs here.",
                "\uFEFFarchitecture,accuracy;a,high|scores line 2: accuracy (high) is not a number.",
                "\uFEFF{\"architecture\":\"a\"|scores line 1: this is not JSON",
                "{\"architecture\":\"a\",\"accuracy\":NaN}|scores line 1: accuracy (NaN) is not finite.",
                "{\"architecture\":\"a\",\"accuracy\":1};{\"accuracy\":1}|scores line 2: there is no architecture.",
                "{\"architecture\":\"a\"|scores line 1: this is not JSON",
                "[1]|scores line 1: an object is needed here.",
            })
    void whatCannotBeUsedIsNamedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Nothing was imported.");
    }

    @Test
    void everyBadLineIsNamedUpToTen() {
        assertThatThrownBy(() -> read("architecture,accuracy\n" + "a,x\n".repeat(13)))
                .hasMessageContaining("line 11: ")
                .hasMessageNotContaining("line 12: ")
                .hasMessageEndingWith("... and 3 more\nNothing was imported.");
    }

    /** Rows begin in lines 2, 3, 6 (after a cell with two line breaks), and 8 (after an empty line). */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesAreThoseOfTheFileAlsoAfterACellOfSeveral(String end) {
        String text = String.join(
                end, "architecture,accuracy,failure", "a,80,", "b,x,\"out of", "memory", "\"", "c,y,", "", "d,z,");

        assertThatThrownBy(() -> read(text))
                .hasMessageStartingWith("scores line 3: accuracy (x) is not a number.")
                .hasMessageContaining("scores line 6: accuracy (y) is not a number.")
                .hasMessageContaining("scores line 8: accuracy (z) is not a number.");
    }

    @Test
    void theMarkThatSpreadsheetsPutFirstIsNoPartOfAName() {
        assertThat(read("\uFEFFarchitecture,accuracy\na,80\n")).containsExactly(scored(2, "a", "accuracy", 0, 80));
        assertThat(read("\uFEFF[{\"architecture\":\"a\",\"accuracy\":80}]"))
                .containsExactly(scored(1, "a", "accuracy", 0, 80));
    }

    @Test
    void semicolonsBetweenCellsAreToldOnce() {
        assertThatThrownBy(() -> read("\uFEFFarchitecture;accuracy\na;80,5\nb;81,5\n"))
                .hasMessage(
                        "scores line 1: a column architecture is needed; cells are separated by semicolons here. Save the file with commas between cells and points in numbers.\nNothing was imported.");
    }
}
