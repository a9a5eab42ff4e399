package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.group;
import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that cannot be read is refused with a reason, and left as it is. */
class DamageTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("weft.mv.db");
        try (RunStore store = H2RunStore.open(folder)) {
            store.begin(run("r"));
            for (int step = 0; step < 20; step++) {
                store.append("r", List.of(candidate("g" + step)), group("g" + step, 8));
                store.commitStep("r", new Step(step, List.of(), "{}"), List.of(), step);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.001, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9})
    void refusesATruncatedFile(double share) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        refuses(Arrays.copyOf(bytes, (int) (share * bytes.length)));
    }

    @Test
    void aFileThatLostAnyOfItsBlocksIsRefusedOrHasEverything() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int length = bytes.length - 1; length > 0; length -= 4096) {
            Files.write(file, Arrays.copyOf(bytes, length));
            try (RunReader store = H2RunStore.read(folder)) {
                assertThat(store.evaluations("r")).hasSize(160);
                assertThat(store.steps("r")).hasSize(20);
                assertThat(store.candidates("r")).hasSize(20);
            } catch (StoreException e) {
                assertThat(e)
                        .hasMessageContaining("is damaged")
                        .extracting(StoreException::kind)
                        .isEqualTo(Kind.DAMAGED);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(bytes.length / 4096 * 9 / 10);
    }

    @Test
    void refusesGarbage() throws IOException {
        byte[] garbage = new byte[50_000];
        new Random(3).nextBytes(garbage);

        refuses(garbage);
        refuses("This is not a database.".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAFileWithGarbageInIt() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        new Random(4).ints(2_000, 8_192, bytes.length).forEach(at -> bytes[at] ^= 0x55);

        refuses(bytes);
    }

    @Test
    void refusesAFileOlderThanWhatWasSynced() throws IOException {
        byte[] older = Files.readAllBytes(file);
        try (RunStore store = H2RunStore.open(folder)) {
            store.commitStep("r", new Step(20, List.of(), "{}"), List.of(), 21);
        }

        refuses(older);
        refuses(
                () -> H2RunStore.open(folder),
                Kind.DAMAGED,
                "holds runs 1, evaluations 160, steps 20, but had runs 1, evaluations 160, steps 21");
        Files.delete(folder.resolve("witness.txt"));
        try (RunStore store = H2RunStore.open(folder)) {
            assertThat(store.steps("r")).hasSize(20);
        }
    }

    private void refuses(byte[] damaged) throws IOException {
        Files.write(file, damaged);

        refuses(() -> H2RunStore.read(folder), Kind.DAMAGED, "is damaged");
        refuses(() -> H2RunStore.open(folder), Kind.DAMAGED, "is damaged");
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void namesTheNewerVersionThatMadeIt() throws IOException {
        try (RunStore store = H2RunStore.open(folder)) {
            ((Facts) store).thread.write(handle -> handle.execute("""
                    INSERT INTO "flyway_schema_history"
                    SELECT 7, '7', 'newer', "type", "script", 0, "installed_by", "installed_on", 1, TRUE
                    FROM "flyway_schema_history" WHERE "version" = '1'
                    """));
        }
        byte[] bytes = Files.readAllBytes(file);
        String message =
                "was made by a newer weft (schema 7, this build knows %d); use that build".formatted(Schema.NEWEST);

        refuses(() -> H2RunStore.open(folder), Kind.UNUSABLE, message);
        refuses(() -> H2RunStore.read(folder), Kind.UNUSABLE, message);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void refusesAFolderOfOtherThings() throws IOException {
        Path other = Files.createDirectory(folder.resolve("photos"));
        Files.createFile(other.resolve("cat.jpg"));

        refuses(() -> H2RunStore.open(other), Kind.UNUSABLE, "holds other files (cat.jpg) but no weft.mv.db");
        assertThat(other).isDirectoryContaining("glob:**cat.jpg").isDirectoryNotContaining("glob:**weft*");
        refuses(() -> H2RunStore.open(other.resolve("cat.jpg")), Kind.UNUSABLE, "cannot be used as a folder");
        refuses(() -> H2RunStore.open(folder.resolve("a;b")), Kind.UNUSABLE, "must not contain ';'");
    }

    @Test
    void refusesAStoreWhoseDatabaseIsGone() throws IOException {
        Files.delete(file);

        refuses(() -> H2RunStore.open(folder), Kind.UNUSABLE, "holds other files (witness.txt) but no weft.mv.db");
        refuses(() -> H2RunStore.read(folder), Kind.UNUSABLE, "holds no store");
        assertThat(file).doesNotExist();
    }

    @Test
    void makesAnEmptyFolderOrAKilledStartAStore() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createFile(empty.resolve("owner.lock"));
        Files.writeString(empty.resolve("unfinished.mv.db"), "half of it");

        H2RunStore.open(empty).close();

        assertThat(empty.resolve("unfinished.mv.db")).doesNotExist();
        try (RunReader reader = H2RunStore.read(empty)) {
            assertThat(reader.runs()).isEmpty();
        }
    }

    @Test
    void saysThatThereIsNoPlaceForAFolder() {
        Path system = Path.of("/proc/weft.db");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is not here: skipped");

        refuses(() -> H2RunStore.open(system), Kind.UNUSABLE, "/proc/weft.db cannot be used as a folder for a store");
    }

    @Test
    void readsFromAFolderThatIsReadOnly() {
        assumeTrue(
                folder.toFile().setWritable(false) && !Files.isWritable(folder),
                "this user may write anywhere: skipped");
        refuses(() -> H2RunStore.open(folder), Kind.UNUSABLE, "Maybe the folder is read-only");
        H2RunStore.read(folder).close();
    }

    private static void refuses(ThrowingCallable call, Kind kind, String message) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
