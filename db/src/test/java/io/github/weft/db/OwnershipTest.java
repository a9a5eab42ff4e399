package io.github.weft.db;

import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weft.db.StoreException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time. */
class OwnershipTest {

    @TempDir
    private Path folder;

    @Test
    void tellsTheSecondProcessWhoHasTheStore() throws Exception {
        try (StoreProcess owner = StoreProcess.start("hold", folder)) {
            assertThat(owner.line()).isEqualTo("open");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> H2RunStore.open(folder))
                    .withMessageMatching(".* is in use by process " + owner.pid()
                            + " on host \\S+ since 20\\S+Z; wait for it, stop it, or use another --db\\.")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.LOCKED));
        }
    }

    @Test
    void takesOverFromAKilledOwner() throws Exception {
        try (StoreProcess owner = StoreProcess.start("hold", folder)) {
            assertThat(owner.line()).isEqualTo("open");
            owner.kill();
        }
        assertThat(folder.resolve("owner.txt")).exists();

        try (RunStore store = H2RunStore.open(folder)) {
            store.begin(run("r"));
            assertThat(Files.readString(folder.resolve("owner.txt")))
                    .startsWith("process " + ProcessHandle.current().pid() + " on host ");
        }
        assertThat(folder.resolve("owner.txt")).doesNotExist();
    }

    @Test
    void staysTheOwnerWhenTheSameProcessTriesAgain() throws Exception {
        try (RunStore store = H2RunStore.open(folder)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> H2RunStore.open(folder))
                    .withMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            H2RunStore.read(folder).close();

            try (StoreProcess other = StoreProcess.start("hold", folder)) {
                assertThat(other.line()).startsWith("LOCKED " + folder + " is in use by process");
            }
            store.begin(run("r"));
            assertThat(store.runs()).hasSize(1);
        }
    }

    @Test
    void canBeOpenedAgainAfterClosing() {
        H2RunStore.open(folder).close();
        RunStore store = H2RunStore.open(folder);
        store.begin(run("r"));
        store.close();
        store.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(store::runs)
                .withMessage("The store is closed.");
    }
}
