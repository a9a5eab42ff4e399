package io.github.weft.db;

import io.github.weft.score.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code measures}. */
final class MeasureTable {

    private MeasureTable() {}

    /** What stands for the measure in other tables, if it is there. */
    static Optional<Integer> number(Handle handle, Measure measure) {
        return handle.createQuery("""
                        SELECT number FROM measures
                        WHERE metric = :metric AND protocol_digest = :digest AND fidelity = :fidelity
                        """)
                .bind("metric", measure.metric())
                .bind("digest", measure.protocol().digest())
                .bind("fidelity", measure.fidelity())
                .mapTo(Integer.class)
                .findOne();
    }

    /** Adds a new measure, and says what stands for it. */
    static int add(Handle handle, Measure measure) {
        return handle.createUpdate("""
                        INSERT INTO measures (metric, protocol_digest, protocol, fidelity)
                        VALUES (:metric, :digest, :protocol, :fidelity)
                        """)
                .bind("metric", measure.metric())
                .bind("digest", measure.protocol().digest())
                .bind("protocol", measure.protocol().toString())
                .bind("fidelity", measure.fidelity())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Integer.class)
                .one();
    }

    /** Measures by what stands for them. */
    static Map<Integer, Measure> all(Handle handle) {
        return handle
                .createQuery("SELECT number, metric, protocol, fidelity FROM measures")
                .map((row, context) -> Map.entry(
                        row.getInt("number"),
                        new Measure(
                                row.getString("metric"),
                                Protocol.parse(row.getString("protocol")),
                                row.getInt("fidelity"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
