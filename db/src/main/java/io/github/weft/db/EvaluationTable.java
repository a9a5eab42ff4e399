package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code evaluations}. */
final class EvaluationTable {

    private EvaluationTable() {}

    static void add(Handle handle, int run, List<Evaluation> evaluations, KnownNumbers known) {
        if (evaluations.isEmpty()) {
            return;
        }
        var candidates = new HashMap<String, Long>();
        long next = new Rows(run).next(handle, "evaluations");
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO evaluations
                    (number, candidate, measure, replicate, score, minus_zero, failure, seconds, curve)
                VALUES
                    (:number, :candidate, :measure, :replicate, :score, :minus_zero, :failure, :seconds, :curve)
                """)) {
            for (Evaluation evaluation : evaluations) {
                Score score = evaluation.score();
                batch.bind("number", next++)
                        .bind(
                                "candidate",
                                candidates.computeIfAbsent(
                                        evaluation.candidate(), genome -> CandidateTable.number(handle, run, genome)))
                        .bind("measure", known.measure(handle, Measure.of(evaluation)))
                        .bind("replicate", evaluation.replicate())
                        .bind("score", score.value().stream().boxed().findFirst())
                        .bind("minus_zero", score.equals(Score.of(-0.0)))
                        .bind("failure", score.failure())
                        .bind("seconds", evaluation.seconds())
                        .bind("curve", Doubles.bytes(evaluation.curve()))
                        .add();
            }
            batch.execute();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof BatchUpdateException batch
                    && batch.getErrorCode() == ErrorCode.DUPLICATE_KEY_1) {
                throw new StoreException(Kind.CONFLICT, duplicate(evaluations.get(firstFailure(batch))), e);
            }
            throw e;
        }
    }

    private static int firstFailure(BatchUpdateException batch) {
        int[] counts = batch.getUpdateCounts();
        int index = 0;
        while (index < counts.length - 1 && counts[index] != Statement.EXECUTE_FAILED) {
            index++;
        }
        return index;
    }

    private static String duplicate(Evaluation evaluation) {
        return "%s of %s (protocol %s, fidelity %d, replicate %d) is already in the store; facts are never changed."
                .formatted(
                        evaluation.metric(),
                        evaluation.candidate(),
                        evaluation.protocol().digest(),
                        evaluation.fidelity(),
                        evaluation.replicate());
    }

    /** Columns are read by their place, since there may be hundreds of thousands of rows. */
    static List<Evaluation> all(Handle handle, int run) {
        Map<Long, String> genomes = CandidateTable.genomes(handle, run);
        Map<Integer, Measure> measures = MeasureTable.all(handle);
        return new Rows(run)
                .query(handle, """
                        SELECT candidate, measure, replicate, score, minus_zero, failure, seconds, curve FROM evaluations
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number
                        """)
                .map((row, context) -> {
                    Measure measure = Rows.referred(measures, row.getInt(2));
                    return new Evaluation(
                            Rows.referred(genomes, row.getLong(1)),
                            measure.metric(),
                            measure.protocol(),
                            measure.fidelity(),
                            row.getInt(3),
                            score(row),
                            row.getDouble(7),
                            Doubles.list(row.getBytes(8)));
                })
                .list();
    }

    private static Score score(ResultSet row) throws SQLException {
        String failure = row.getString(6);
        if (failure != null) {
            return Score.failed(failure);
        }
        return Score.of(row.getBoolean(5) ? -0.0 : row.getDouble(4));
    }
}
