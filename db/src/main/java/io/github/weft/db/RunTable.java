package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.run.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables {@code runs} and {@code provenance}. */
final class RunTable {

    private RunTable() {}

    static void add(Handle handle, Run run, Instant started) {
        if (numberIfAny(handle, run.id()).isPresent()) {
            throw new StoreException(
                    Kind.CONFLICT,
                    "run %s is already in the store; resume it, or ask for a new one.".formatted(run.id()));
        }
        handle.createUpdate("""
                        INSERT INTO runs (id, kind, configuration, seed, status, started, elapsed)
                        VALUES (:id, :kind, :configuration, :seed, :status, :started, 0)
                        """)
                .bind("id", run.id())
                .bind("kind", run.kind())
                .bind("configuration", run.configuration())
                .bind("seed", run.seed())
                .bind("status", RunStatus.RUNNING.name())
                .bind("started", OffsetDateTime.ofInstant(started, ZoneOffset.UTC))
                .execute();
        int number = number(handle, run.id());
        run.provenance()
                .forEach((name, fact) -> handle.createUpdate("""
                        INSERT INTO provenance (run, name, fact) VALUES (:run, :name, :fact)
                        """)
                        .bind("run", number)
                        .bind("name", name)
                        .bind("fact", fact)
                        .execute());
    }

    static void mark(Handle handle, String id, RunStatus status, double elapsedSeconds) {
        handle.createUpdate("UPDATE runs SET status = :status, elapsed = :elapsed WHERE number = :run")
                .bind("status", status.name())
                .bind("elapsed", elapsedSeconds)
                .bind("run", number(handle, id))
                .execute();
    }

    static void spend(Handle handle, int run, double elapsedSeconds) {
        handle.createUpdate("UPDATE runs SET elapsed = GREATEST(elapsed, :elapsed) WHERE number = :run")
                .bind("elapsed", elapsedSeconds)
                .bind("run", run)
                .execute();
    }

    /** What stands for the run in other tables. */
    static int number(Handle handle, String id) {
        return numberIfAny(handle, id)
                .orElseThrow(() -> new StoreException(Kind.CONFLICT, "run %s is not in the store.".formatted(id)));
    }

    private static Optional<Integer> numberIfAny(Handle handle, String id) {
        return handle.createQuery("SELECT number FROM runs WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
    }

    static List<RunRow> all(Handle handle) {
        return handle.createQuery("""
                        SELECT number, id, kind, configuration, seed, status, started, elapsed FROM runs
                        ORDER BY number DESC
                        """).map((row, context) -> read(handle, row)).list();
    }

    static Optional<RunRow> find(Handle handle, String idOrPrefix) {
        List<RunRow> runs = all(handle).stream()
                .filter(row -> row.run().id().startsWith(idOrPrefix))
                .toList();
        Optional<RunRow> exact =
                runs.stream().filter(row -> row.run().id().equals(idOrPrefix)).findFirst();
        if (exact.isEmpty() && runs.size() > 1) {
            throw new StoreException(
                    Kind.CONFLICT,
                    "run %s could be %s; write more of it."
                            .formatted(
                                    idOrPrefix,
                                    runs.stream().map(row -> row.run().id()).collect(Collectors.joining(" or "))));
        }
        return exact.or(() -> runs.stream().findFirst());
    }

    private static RunRow read(Handle handle, ResultSet row) throws SQLException {
        var run = new Run(
                row.getString("id"),
                row.getString("kind"),
                row.getString("configuration"),
                row.getLong("seed"),
                provenance(handle, row.getInt("number")));
        return new RunRow(
                run,
                RunStatus.valueOf(row.getString("status")),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                row.getDouble("elapsed"));
    }

    private static SortedMap<String, String> provenance(Handle handle, int run) {
        var facts = new TreeMap<String, String>();
        handle.createQuery("SELECT name, fact FROM provenance WHERE run = :run")
                .bind("run", run)
                .map((row, context) -> facts.put(row.getString("name"), row.getString("fact")))
                .list();
        return facts;
    }
}
