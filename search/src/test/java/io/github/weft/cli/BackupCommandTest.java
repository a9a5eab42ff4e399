package io.github.weft.cli;

import static io.github.weft.cli.Terminals.weft;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    @TempDir
    Path folder;

    @Test
    void copiesTheFactsOfARunThatIsLive() throws IOException {
        Path store = folder.resolve("store");
        Path zip = folder.resolve("night.zip");
        try (RunStore live = H2RunStore.open(store)) {
            live.begin(new Run("ab12cd34ef56", "search", "space: reference-cnn\n", 3, new TreeMap<>()));
            live.append("ab12cd34ef56", List.of(new Candidate("4:8:16", "4:8:16", List.of(), "random", -1)), List.of());

            assertThat(weft("backup", zip.toString(), "--db", store.toString()))
                    .isEqualTo(new Terminals.Said(Exit.DONE, zip + System.lineSeparator(), ""));
        }
        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (var archive = new ZipInputStream(Files.newInputStream(zip))) {
            Files.copy(archive, restored.resolve(archive.getNextEntry().getName()));
        }
        try (var facts = H2RunStore.read(restored)) {
            assertThat(facts.candidates("ab12cd34ef56"))
                    .extracting(Candidate::genome)
                    .containsExactly("4:8:16");
        }
    }

    @Test
    void neverReplacesAFile() throws IOException {
        H2RunStore.open(folder.resolve("store")).close();
        Path zip = Files.writeString(folder.resolve("night.zip"), "mine");

        var said =
                weft("backup", zip.toString(), "--db", folder.resolve("store").toString());

        assertThat(said.code()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains("backup (%s) exists already. Name a new file.".formatted(zip));
        assertThat(zip).hasContent("mine");
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        H2RunStore.open(folder.resolve("store")).close();
        Path zip = Files.writeString(folder.resolve("no-folder"), "").resolve("night.zip");

        var said =
                weft("backup", zip.toString(), "--db", folder.resolve("store").toString());

        assertThat(said.code()).isEqualTo(Exit.STORE_UNAVAILABLE);
        assertThat(said.err().lines()).singleElement().asString().contains("night.zip cannot be written");
    }
}
