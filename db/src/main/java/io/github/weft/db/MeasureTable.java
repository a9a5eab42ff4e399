package io.github.weft.db;

import io.github.weft.score.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code measures}. */
final class MeasureTable {

    private MeasureTable() {}

    /** What stands for the measure in other tables; added if it is new. */
    static int number(Handle handle, Measure measure) {
        String digest = measure.protocol().digest();
        return numberIfAny(handle, measure, digest).orElseGet(() -> {
            handle.createUpdate("""
                            INSERT INTO measures (metric, protocol_digest, protocol, fidelity)
                            VALUES (:metric, :digest, :protocol, :fidelity)
                            """)
                    .bind("metric", measure.metric())
                    .bind("digest", digest)
                    .bind("protocol", measure.protocol().toString())
                    .bind("fidelity", measure.fidelity())
                    .execute();
            return numberIfAny(handle, measure, digest).orElseThrow();
        });
    }

    private static Optional<Integer> numberIfAny(Handle handle, Measure measure, String digest) {
        return handle.createQuery("""
                        SELECT number FROM measures
                        WHERE metric = :metric AND protocol_digest = :digest AND fidelity = :fidelity
                        """)
                .bind("metric", measure.metric())
                .bind("digest", digest)
                .bind("fidelity", measure.fidelity())
                .mapTo(Integer.class)
                .findOne();
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
