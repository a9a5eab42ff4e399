package io.github.weft.db;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code shifts}. */
final class ShiftTable {

    private ShiftTable() {}

    static void add(Handle handle, int run, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return;
        }
        var candidates = new HashMap<String, Long>();
        long next = new Rows(run).next(handle, "shifts");
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO shifts (number, candidate, stage, replicate, worker, begun, seconds)
                VALUES (:number, :candidate, :stage, :replicate, :worker, :begun, :seconds)
                """)) {
            for (Shift shift : shifts) {
                batch.bind("number", next++)
                        .bind(
                                "candidate",
                                candidates.computeIfAbsent(
                                        shift.candidate(), genome -> CandidateTable.number(handle, run, genome)))
                        .bind("stage", shift.stage())
                        .bind("replicate", shift.replicate())
                        .bind("worker", shift.worker())
                        .bind("begun", shift.begun())
                        .bind("seconds", shift.seconds())
                        .add();
            }
            batch.execute();
        }
    }

    static List<Shift> all(Handle handle, int run) {
        Map<Long, String> genomes = CandidateTable.genomes(handle, run);
        return new Rows(run)
                .query(handle, """
                        SELECT candidate, stage, replicate, worker, begun, seconds FROM shifts
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number
                        """)
                .map((row, context) -> new Shift(
                        Rows.referred(genomes, row.getLong(1)),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getDouble(6)))
                .list();
    }
}
