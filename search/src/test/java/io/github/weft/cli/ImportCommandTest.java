package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.cli.Terminals.Said;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.search.exchange.HistoryExport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft import} from the file to the leaderboard, and out again. */
class ImportCommandTest {

    private static final String SKIP = "|skip_connect~0|+|none~0|skip_connect~1|+|none~0|none~1|skip_connect~2|";
    private static final String CONV =
            "|nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|nor_conv_3x3~2|";

    @TempDir
    private Path folder;

    private Said weft(String command, String... more) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of("--db", folder.resolve("store").toString()));
        return Terminals.weft(words.toArray(String[]::new));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("scores.csv"), text).toString();
    }

    private JsonNode board(String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        words.add("--json");
        return new ObjectMapper()
                .readTree(weft("leaderboard", words.toArray(String[]::new)).out());
    }

    @Test
    void importedRowsAreRankedAndSaySo() throws IOException {
        Said said = weft(
                "import",
                file("architecture,accuracy,epochs\n%s,80,12\n%s,85,12\n".formatted(SKIP, CONV)),
                "--space",
                "nb201");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("imported 2 scores of 2 architectures as run ");
        JsonNode rows = board().get("rows");
        assertThat(rows.at("/0/evidence").asText()).isEqualTo("imported (12 epochs)");
        assertThat(rows.at("/0/metrics/accuracy").asDouble()).isEqualTo(85);
        assertThat(rows.at("/1/rank").asInt()).isEqualTo(2);
        assertThat(board().at("/runs/0/kind").asText()).isEqualTo("import");
    }

    @Test
    void withDataCostsAreCountedHere() throws IOException {
        Said said = weft(
                "import",
                file("architecture,accuracy,params\n%s,80,1\n".formatted(SKIP)),
                "--space",
                "nb201",
                "--data",
                "fashion-mnist");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode metrics = board().at("/rows/0/metrics");
        assertThat(metrics.get("params").asDouble()).isGreaterThan(1_000);
        assertThat(metrics.get("flops").asDouble()).isGreaterThan(10_000);
    }

    @Test
    void theSameFileIsTheSameRun() throws IOException {
        String file = file("architecture,accuracy\n%s,80\n".formatted(SKIP));
        assertThat(weft("import", file, "--space", "nb201").code()).isZero();

        Said again = weft("import", file, "--space", "nb201");
        assertThat(again.code()).isZero();
        assertThat(again.out()).startsWith("this file is in the store already, as run ");
        try (RunReader facts = H2RunStore.read(folder.resolve("store"))) {
            assertThat(facts.runs()).hasSize(1);
        }
    }

    @Test
    void aLeaderboardGoesOutAndComesBack() throws IOException {
        weft(
                "import",
                file("architecture,accuracy,epochs,nwot\n%s,80,12,400\n%s,85,12,500\n".formatted(SKIP, CONV)),
                "--space",
                "nb201");
        String first = board().get("run").asText();
        String json = weft("leaderboard", "--json").out();
        String csv = weft("leaderboard", "--csv").out();

        for (String text : List.of(json, csv, history(first))) {
            assertThat(weft("import", file(text), "--space", "nb201").err()).isEmpty();
            JsonNode again = board();
            assertThat(again.get("run").asText()).isNotEqualTo(first);
            assertThat(again.get("rows")).hasSize(2);
            assertThat(again.get("digest")).isEqualTo(board(first).get("digest"));
        }
    }

    private String history(String run) throws IOException {
        var text = new StringWriter();
        try (RunReader facts = H2RunStore.read(folder.resolve("store"))) {
            RunRow row = facts.run(run).orElseThrow();
            HistoryExport.of(facts, row).csv(text);
        }
        return text.toString();
    }

    @Test
    void nothingIsHalfImported() throws IOException {
        String same =
                SKIP.replace("|skip_connect~0|+|none~0|skip_connect~1|", "|nor_conv_3x3~0|+|skip_connect~0|none~1|");
        Said said = weft(
                "import",
                file("architecture,accuracy\n%s,80\nconv,81\n%s,82\n%s,NaN\n".formatted(SKIP, same, CONV)),
                "--space",
                "nb201");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("scores.csv line 5: accuracy (NaN) is not finite.");
        assertThat(folder.resolve("store")).doesNotExist();

        Said space = weft(
                "import",
                file("architecture,accuracy\n%s,80\nconv,81\n%s,82\n".formatted(SKIP, same)),
                "--space",
                "nb201");
        assertThat(space.code()).isEqualTo(2);
        assertThat(space.err())
                .contains("scores.csv line 3: architecture (conv) is malformed")
                .contains("scores.csv line 4: accuracy of this architecture stands in line 2 already.")
                .endsWith("Nothing was imported.\n");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void mistakesEndWithOneLine() throws IOException {
        mistake("file (nowhere.csv) is no file.", "nowhere.csv");
        mistake(
                "limit (100) is about data; name them with --data.",
                file("architecture,accuracy\na,1\n"),
                "--limit",
                "100");
        mistake("Did you mean nb201?", file("architecture,accuracy\na,1\n"), "--space", "nb210");
    }

    private void mistake(String message, String... arguments) {
        Said said = weft("import", arguments);
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains(message);
    }
}
