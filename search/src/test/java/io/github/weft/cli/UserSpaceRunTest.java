package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.arch.Shape;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.spacefile.SpaceFile;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs over a space that a file describes. */
class UserSpaceRunTest {

    private static final Path EXAMPLES = Path.of("../spaces/docs/examples");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pocket.yaml", "hybrid.yaml"})
    @Tag("torch")
    @Tag("heavy")
    void aFileIsSearchedLikeASpaceOfTheCatalogue(String file) throws IOException {
        String path = EXAMPLES.resolve(file).toString();
        String store = folder.resolve("store").toString();
        Terminals.Said said = Terminals.weft(
                "search",
                "--space",
                path,
                "--limit",
                "100",
                "--batch",
                "8",
                "--strategy",
                "random",
                "--evaluations",
                "8",
                "--reference",
                "4",
                "--promote",
                "1",
                "--short-epochs",
                "1",
                "--db",
                store,
                "--json");

        assertThat(said.code()).as(said.err()).isZero();
        SearchSpace space = SpaceFile.named(path);
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        JsonNode rows = new ObjectMapper().readTree(said.out()).path("rows");
        assertThat(rows)
                .hasSize(8)
                .allSatisfy(row -> assertThat(space.objection(
                                space.parse(row.path("architecture").asText()), setting))
                        .isEmpty());
        String best = rows.path(0).path("architecture").asText();
        Terminals.Said scored = Terminals.weft(
                "score", "--space", path, "--arch", best, "--limit", "100", "--batch", "8", "--db", store);
        assertThat(scored.code()).as(scored.err()).isZero();
        assertThat(Terminals.weft("runs", "--db", store).out()).contains(file + "#");
    }

    /** Early and middle layers together may not be five, which one in six genomes has. */
    @Test
    @Tag("torch")
    @Tag("heavy")
    void aSupernetOfAFileLearnsAndIsJudgedOnItsCandidatesAlone() {
        String path = EXAMPLES.resolve("pocket.yaml").toString();
        String file = folder.resolve("pocket.supernet").toString();
        String store = folder.resolve("store").toString();
        for (String[] command : new String[][] {
            {"supernet", "train", "--sampler", "sandwich", "--batch", "8", "--steps", "3", "--out", file},
            {
                "supernet",
                "check",
                file,
                "--sample",
                "4",
                "--seeds",
                "1",
                "--short-epochs",
                "1",
                "--db",
                store,
                "--out",
                folder.resolve("r").toString()
            },
            {"search", "--supernet", file, "--evaluations", "8", "--reference", "4", "--promote", "0", "--db", store}
        }) {
            var words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--space", path, "--limit", "100"));
            Terminals.Said said = Terminals.weft(words.toArray(String[]::new));
            assertThat(said.code()).as(said.err()).isZero();
        }

        SearchSpace space = SpaceFile.named(path);
        Setting setting = space.setting(Shape.image(1, 28, 28), 10);
        try (RunReader facts = H2RunStore.read(Path.of(store))) {
            assertThat(facts.runs())
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(facts.candidates(row.run().id()))
                            .hasSizeBetween(4, 8)
                            .allMatch(candidate -> space.objection(space.parse(candidate.genome()), setting)
                                    .isEmpty()));
        }
    }

    @Test
    void aRunDoesNotGoOnWithAFileThatHasChanged() throws IOException {
        Path file = Files.copy(EXAMPLES.resolve("pocket.yaml"), folder.resolve("pocket.yaml"));
        Path store = folder.resolve("store");
        String configuration = SearchConfig.of(Map.of("space", file.toString())).text();
        try (RunStore facts = H2RunStore.open(store)) {
            facts.begin(new Run("0123456789ab", "search", configuration, 0, new TreeMap<>()));
        }
        Files.writeString(file, Files.readString(file).replace("params < 100k", "params < 90k"));

        Terminals.Said said = Terminals.weft("resume", "--db", store.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("pocket.yaml) has changed: its digest is ", "Restore the file")
                .hasLineCount(1);
    }
}
