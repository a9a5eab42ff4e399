package io.github.weft.db;

import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The witness is written with every sync, so it tells when there was one. */
class SyncTest {

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aCommitIsSyncedIfTheLastSyncWasASecondAgo() throws IOException {
        try (RunStore store = H2RunStore.open(folder, now::get)) {
            store.begin(run("r"));
            assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 0\n");

            wait(999);
            commitStep(store, 0);
            assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 0\n");

            wait(1);
            commitStep(store, 1);
            assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 2\n");

            commitStep(store, 2);
            assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 2\n");
        }
        assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 3\n");
    }

    @Test
    @Timeout(60)
    void theLastCommitOfManyIsSyncedOnceTheStoreIsIdle() throws IOException {
        try (RunStore store = H2RunStore.open(folder, now::get)) {
            store.begin(run("r"));
            commitStep(store, 0);
            assertThat(witness()).isEqualTo("runs 1, evaluations 0, steps 0\n");

            wait(1000);
            while (!witness().equals("runs 1, evaluations 0, steps 1\n")) {
                Thread.onSpinWait();
            }
        }
    }

    private void wait(int millis) {
        now.updateAndGet(instant -> instant.plusMillis(millis));
    }

    private static void commitStep(RunStore store, int number) {
        store.commitStep("r", new Step(number, List.of(), "{}"), List.of(), number);
        assertThat(store.lastStep("r").orElseThrow().number()).isEqualTo(number);
    }

    private String witness() throws IOException {
        return Files.readString(folder.resolve("witness.txt"));
    }
}
