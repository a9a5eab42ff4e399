package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code weights}. */
final class WeightsTable {

    private WeightsTable() {}

    static void add(Handle handle, int run, WeightsRow weights) {
        boolean taken = handle.createQuery("SELECT number FROM weights WHERE run = :run AND file = :file")
                .bind("run", run)
                .bind("file", weights.file())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (taken) {
            throw new StoreException(
                    Kind.CONFLICT, "weights file %s is already in the store.".formatted(weights.file()));
        }
        handle.createUpdate("""
                        INSERT INTO weights (run, candidate, file, sha256) VALUES (:run, :candidate, :file, :sha256)
                        """)
                .bind("run", run)
                .bind("candidate", CandidateTable.number(handle, run, weights.candidate()))
                .bind("file", weights.file())
                .bind("sha256", weights.sha256())
                .execute();
    }

    static List<WeightsRow> all(Handle handle, int run) {
        return handle.createQuery("""
                        SELECT c.genome, w.file, w.sha256
                        FROM weights w JOIN candidates c ON c.number = w.candidate
                        WHERE w.run = :run
                        ORDER BY w.number
                        """)
                .bind("run", run)
                .map((row, context) ->
                        new WeightsRow(row.getString("genome"), row.getString("file"), row.getString("sha256")))
                .list();
    }
}
