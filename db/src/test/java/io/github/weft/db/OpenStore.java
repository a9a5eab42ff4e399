package io.github.weft.db;

import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weft.db.StoreException.Kind;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with one run, {@code abc}, for each test. */
abstract class OpenStore {

    static final Instant START = Instant.parse("2026-03-01T20:15:30.123456789Z");

    @TempDir
    Path folder;

    RunStore store;

    @BeforeEach
    void open() {
        store = H2RunStore.open(folder.resolve("weft.db"), () -> START);
        store.begin(run("abc"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    final void reopen() {
        store.close();
        store = H2RunStore.open(folder.resolve("weft.db"), () -> START);
    }

    static void assertConflict(ThrowingCallable call, String message) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .extracting(StoreException::kind)
                .isEqualTo(Kind.CONFLICT);
    }
}
