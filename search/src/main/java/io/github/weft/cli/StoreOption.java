package io.github.weft.cli;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the facts are: {@code --db}, else the environment's {@code WEFT_DB}, else {@code weft.db} in the current folder. */
final class StoreOption {

    @Option(
            names = "--db",
            paramLabel = "DIR",
            defaultValue = "${env:WEFT_DB:-weft.db}",
            description = "Folder of the store; also $WEFT_DB. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("weft.db");

    Path folder() {
        return folder;
    }

    /** To write; made if it is not there. */
    RunStore open() {
        return H2RunStore.open(folder);
    }

    /** To write; must be there. */
    RunStore existing() {
        requireFolder();
        return H2RunStore.open(folder);
    }

    /** To read, also while a run is live. */
    RunReader read() {
        requireFolder();
        return H2RunStore.read(folder);
    }

    private void requireFolder() {
        if (!Files.isDirectory(folder)) {
            throw new UserMistake("There is no store at %s. Maybe name it with --db, or start one with weft search."
                    .formatted(folder));
        }
    }

    /** The run of that id or prefix; without one, the newest. */
    RunRow run(RunReader store, @Nullable String id) {
        List<RunRow> runs = store.runs();
        if (runs.isEmpty()) {
            throw new UserMistake("The store at %s holds no runs yet. Start one with weft search.".formatted(folder));
        }
        if (id == null) {
            return runs.get(0);
        }
        return store.run(id)
                .orElseThrow(() -> new UserMistake("run (%s) is not in %s. Known: %s."
                        .formatted(
                                id,
                                folder,
                                runs.stream()
                                        .map(row -> row.run().id())
                                        .limit(20)
                                        .toList())));
    }
}
