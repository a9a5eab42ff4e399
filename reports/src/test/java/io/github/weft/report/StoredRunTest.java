package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRunTest {

    @Test
    void aRunReadBackFromDiskGivesTheSameLeaderboard(@TempDir Path folder) {
        var facts = Sample.small().curve("b", 8, List.of(80.1, 1 / 3.0 * 256));
        try (var store = H2RunStore.open(folder)) {
            facts.write(store);
        }

        try (var reader = H2RunStore.read(folder)) {
            var stored = RunView.of(reader, "4f1d");
            assertThat(Leaderboard.of(stored)).isEqualTo(facts.board());
            assertThat(stored.evaluations()).isEqualTo(facts.evaluations());
            assertThat(stored.candidates()).isEqualTo(facts.view().candidates());
        }
    }
}
