package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.evaluation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.run.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What every store promises about files: weights beside it, and backups of it. */
class StoreFilesTest extends OpenStore {

    @Test
    void keepsWeightFiles() throws IOException {
        store.append("abc", List.of(candidate("g")), List.of());
        Files.writeString(store.weightsFolder("abc").resolve("g.bin"), "weights");
        store.addWeights("abc", "g", "g.bin", Digest.of("weights"));
        reopen();

        assertThat(store.weights("abc")).containsExactly(new WeightsRow("g", "g.bin", Digest.of("weights")));
        assertThat(store.weightsFolder("abc")).isEqualTo(folder.resolve("weft.db/weights/abc"));
        assertThat(store.weightsFolder("abc").resolve("g.bin")).hasContent("weights");
        assertConflict(() -> store.addWeights("abc", "g", "g.bin", "00"), "weights file g.bin is already in the store");
    }

    @Test
    void backsUpWhatIsThereAndGoesOn() throws IOException {
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));
        Path zip = folder.resolve("backup.zip");
        store.backup(zip);
        store.append("abc", List.of(candidate("h")), List.of());
        store.backup(zip);
        store.append("abc", List.of(candidate("i")), List.of());

        try (RunStore copy = H2RunStore.open(restored(zip))) {
            assertThat(copy.candidates("abc")).containsExactly(candidate("g"), candidate("h"));
            assertThat(copy.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
        }
    }

    @Test
    void isBackedUpByAReaderWhileItIsOwned() throws IOException {
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));
        Path zip = folder.resolve("backup.zip");
        try (RunReader reader = H2RunStore.read(folder.resolve("weft.db"))) {
            store.append("abc", List.of(candidate("h")), List.of());
            reader.backup(zip);
        }

        try (RunStore copy = H2RunStore.open(restored(zip))) {
            assertThat(copy.candidates("abc")).containsExactly(candidate("g"));
            copy.append("abc", List.of(candidate("i")), List.of());
            assertThat(copy.candidates("abc")).containsExactly(candidate("g"), candidate("i"));
        }
    }

    private Path restored(Path zip) throws IOException {
        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (var archive = new ZipInputStream(Files.newInputStream(zip))) {
            Files.copy(archive, restored.resolve(archive.getNextEntry().getName()));
        }
        return restored;
    }

    @Test
    void goesOnWhenABackupFails() throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve("backup.zip"));
        Files.createFile(folderInTheWay.resolve("file"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.backup(folder.resolve("backup.zip")))
                .withMessageContaining("backup.zip cannot be written")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNUSABLE));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        store.append("abc", List.of(candidate("g")), List.of());
        assertThat(store.candidates("abc")).hasSize(1);
    }
}
