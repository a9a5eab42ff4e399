package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code candidates}. */
final class CandidateTable {

    private CandidateTable() {}

    private record Known(long number, String operator) {}

    /** Adds those that the run does not have yet, and says how those came about that a strategy had only looked at. */
    static void add(Handle handle, int run, List<Candidate> candidates) {
        long next = candidates.isEmpty() ? 0 : new Rows(run).next(handle, "candidates");
        for (Candidate candidate : candidates) {
            Optional<Known> known = find(handle, run, candidate.genome());
            if (known.isEmpty()) {
                insert(handle, next++, run, candidate);
            } else if (known.get().operator().equals(Candidate.GUIDE)) {
                adopt(handle, known.get().number(), candidate);
            }
        }
    }

    /** A candidate that was only looked at becomes one that was proposed; any other stays what it is. */
    private static void adopt(Handle handle, long number, Candidate candidate) {
        handle.createUpdate("""
                        UPDATE candidates
                        SET proposed = :proposed, parents = :parents, operator = :operator, step = :step
                        WHERE number = :number
                        """)
                .bind("number", number)
                .bind("proposed", candidate.proposed())
                .bindArray("parents", String.class, candidate.parents())
                .bind("operator", candidate.operator())
                .bind("step", candidate.step())
                .execute();
    }

    private static void insert(Handle handle, long number, int run, Candidate candidate) {
        handle.createUpdate("""
                        INSERT INTO candidates (number, run, genome, proposed, parents, operator, step)
                        VALUES (:number, :run, :genome, :proposed, :parents, :operator, :step)
                        """)
                .bind("number", number)
                .bind("run", run)
                .bind("genome", candidate.genome())
                .bind("proposed", candidate.proposed())
                .bindArray("parents", String.class, candidate.parents())
                .bind("operator", candidate.operator())
                .bind("step", candidate.step())
                .execute();
    }

    /** What stands for the candidate in other tables. */
    static long number(Handle handle, int run, String genome) {
        return find(handle, run, genome)
                .map(Known::number)
                .orElseThrow(() -> new StoreException(
                        Kind.CONFLICT,
                        "candidate %s is not known to its run; add it before, or together with, what is said of it."
                                .formatted(genome)));
    }

    private static Optional<Known> find(Handle handle, int run, String genome) {
        return handle.createQuery("SELECT number, operator FROM candidates WHERE run = :run AND genome = :genome")
                .bind("run", run)
                .bind("genome", genome)
                .map((row, context) -> new Known(row.getLong("number"), row.getString("operator")))
                .findOne();
    }

    static List<Candidate> all(Handle handle, int run) {
        return new Rows(run).query(handle, """
                        SELECT genome, proposed, parents, operator, step FROM candidates
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number
                        """).map((row, context) -> read(row)).list();
    }

    /** Genomes by what stands for them. */
    static Map<Long, String> genomes(Handle handle, int run) {
        return new Rows(run)
                        .query(handle, "SELECT number, genome FROM candidates WHERE number BETWEEN :first AND :last")
                        .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Candidate read(ResultSet row) throws SQLException {
        return new Candidate(
                row.getString(1), row.getString(2), texts(row.getArray(3)), row.getString(4), row.getInt(5));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
    }
}
