package io.github.weft.search.exchange;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.CsvLine;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * All facts of a run for other programs. As CSV one line an evaluation, which {@code weft import} reads back; as SQL a script that makes and fills tables
 * {@code runs}, {@code candidates} and {@code evaluations} in H2, PostgreSQL and SQLite, with columns of the store's views. Other databases may want other
 * words: MySQL quotes names otherwise, and several do not know {@code IF NOT EXISTS}.
 */
public final class HistoryExport {

    private static final List<String> COLUMNS = List.of(
            "run",
            "architecture",
            "metric",
            "fidelity",
            "replicate",
            "score",
            "failure",
            "seconds",
            "protocol",
            "step",
            "operator",
            "parents");

    private final RunRow row;
    private final List<Candidate> candidates;
    private final List<Evaluation> evaluations;

    private HistoryExport(RunRow row, List<Candidate> candidates, List<Evaluation> evaluations) {
        this.row = row;
        this.candidates = candidates;
        this.evaluations = evaluations;
    }

    public static HistoryExport of(RunReader facts, RunRow row) {
        String id = row.run().id();
        return new HistoryExport(row, facts.candidates(id), facts.evaluations(id));
    }

    public void csv(Writer out) throws IOException {
        var origins = new HashMap<String, Candidate>();
        candidates.forEach(candidate -> origins.put(candidate.genome(), candidate));
        out.write(CsvLine.of(COLUMNS));
        for (Evaluation fact : evaluations) {
            String name = fact.candidate();
            Candidate origin = origins.getOrDefault(name, new Candidate(name, name, List.of(), "", 0));
            out.write(CsvLine.of(List.of(
                    row.run().id(),
                    name,
                    fact.metric(),
                    Integer.toString(fact.fidelity()),
                    Integer.toString(fact.replicate()),
                    number(fact),
                    fact.score().failure().orElse(""),
                    Double.toString(fact.seconds()),
                    fact.protocol().toString(),
                    Integer.toString(origin.step()),
                    origin.operator(),
                    String.join(" ", origin.parents()))));
        }
    }

    private static String number(Evaluation fact) {
        return fact.score().value().isPresent()
                ? Double.toString(fact.score().value().getAsDouble())
                : "";
    }

    /** Texts in single quotes, numbers with all their digits, parents joined by spaces; all in one transaction. */
    public void sql(Writer out) throws IOException {
        out.write("""
                BEGIN;
                CREATE TABLE IF NOT EXISTS runs (run VARCHAR(100) PRIMARY KEY, kind VARCHAR(100), status VARCHAR(100), seed BIGINT, started VARCHAR(100), seconds DOUBLE PRECISION, configuration VARCHAR(1000000));
                CREATE TABLE IF NOT EXISTS candidates (run VARCHAR(100), "position" INTEGER, architecture VARCHAR(1000000), operator VARCHAR(100), step INTEGER, parents VARCHAR(1000000), PRIMARY KEY (run, "position"));
                CREATE TABLE IF NOT EXISTS evaluations (run VARCHAR(100), "position" INTEGER, architecture VARCHAR(1000000), metric VARCHAR(100), fidelity INTEGER, replicate INTEGER, score DOUBLE PRECISION, failure VARCHAR(1000000), seconds DOUBLE PRECISION, protocol VARCHAR(1000000), PRIMARY KEY (run, "position"));
                """);
        String run = quoted(row.run().id());
        insert(
                out,
                "runs",
                run,
                quoted(row.run().kind()),
                quoted(row.status().name().toLowerCase(Locale.ROOT)),
                Long.toString(row.run().seed()),
                quoted(row.started().toString()),
                Double.toString(row.elapsedSeconds()),
                quoted(row.run().configuration()));
        int position = 0;
        for (Candidate candidate : candidates) {
            insert(
                    out,
                    "candidates",
                    run,
                    Integer.toString(position++),
                    quoted(candidate.genome()),
                    quoted(candidate.operator()),
                    Integer.toString(candidate.step()),
                    quoted(String.join(" ", candidate.parents())));
        }
        position = 0;
        for (Evaluation fact : evaluations) {
            insert(
                    out,
                    "evaluations",
                    run,
                    Integer.toString(position++),
                    quoted(fact.candidate()),
                    quoted(fact.metric()),
                    Integer.toString(fact.fidelity()),
                    Integer.toString(fact.replicate()),
                    fact.score().value().isPresent() ? number(fact) : "NULL",
                    fact.score().failure().map(HistoryExport::quoted).orElse("NULL"),
                    Double.toString(fact.seconds()),
                    quoted(fact.protocol().toString()));
        }
        out.write("COMMIT;\n");
    }

    private static void insert(Writer out, String table, String... values) throws IOException {
        out.write("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ");\n");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
