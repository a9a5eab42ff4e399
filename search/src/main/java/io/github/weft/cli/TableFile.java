package io.github.weft.cli;

import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.table.ArchitectureTable;
import io.github.weft.search.table.Tables;
import java.nio.file.Path;
import java.util.Optional;

/** Where the table of a run is: {@code --table}, and {@code $WEFT_TABLES} or the folder {@code tables} for those that have a name. */
final class TableFile {

    private TableFile() {}

    /** The table that the settings name; empty if they name none. */
    static Optional<ArchitectureTable> of(SearchConfig config) {
        String folder = System.getenv("WEFT_TABLES");
        return config.value(Keys.TABLE)
                .map(table -> Tables.file(table, Path.of(folder == null ? "tables" : folder)))
                .map(file -> ArchitectureTable.read(file, config.value(Keys.TARGET)));
    }
}
