package io.github.weft.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.weft.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workers did is kept by run, in the order of adding. */
class ShiftsTest {

    @Test
    void areReadAsTheyWereAdded(@TempDir Path folder) {
        var first = new Shift("a", "proxies", 0, 2, 0, 1.5);
        var second = new Shift("a", "short-training", 1, 1, 1.5, 20.25);
        try (RunStore store = H2RunStore.open(folder.resolve("store"))) {
            for (String id : List.of("one", "two")) {
                store.begin(new Run(id, "search", "space: toy", 1, new TreeMap<>(Map.of())));
                store.append(id, List.of(new Candidate("a", "a", List.of(), "given", 0)), List.of());
            }
            store.append("one", List.of(), List.of(), List.of(first));
            store.append("two", List.of(), List.of(), List.of(second, first));
            store.append("one", List.of(), List.of(), List.of(second));
        }
        try (RunReader reader = H2RunStore.read(folder.resolve("store"))) {
            assertThat(reader.shifts("one")).containsExactly(first, second);
            assertThat(reader.shifts("two")).containsExactly(second, first);
        }
    }

    @Test
    void aRunHasTakenUntilItsLastShiftEndedWhateverHappensThen(@TempDir Path folder) {
        try (RunStore store = H2RunStore.open(folder.resolve("store"))) {
            store.begin(new Run("one", "search", "space: toy", 1, new TreeMap<>(Map.of())));
            store.append(
                    "one",
                    List.of(new Candidate("a", "a", List.of(), "given", 0)),
                    List.of(),
                    List.of(new Shift("a", "full-training", 0, 1, 10, 20.5), new Shift("a", "proxies", 0, 2, 4, 1)));
            store.append("one", List.of(), List.of(), List.of(new Shift("a", "proxies", 1, 2, 5, 1)));

            assertThat(store.run("one").orElseThrow().elapsedSeconds()).isEqualTo(30.5);
        }
    }

    @Test
    void aShiftHasAWorkerAndATime() {
        assertThat(new Shift("a", "proxies", 0, 1, 2, 3).ended()).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> new Shift("a", "proxies", 0, 0, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shift("a", "proxies", 0, 1, Double.NaN, 3));
    }
}
