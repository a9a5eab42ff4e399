package io.github.weft.db;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What stands for runs and measures, once found: it never changes, and every write needs it. What a write has just added is looked up again
 * by the next one, since the first may yet be rolled back. Used on the store's thread only.
 */
final class KnownNumbers {

    private final Map<String, Integer> runs = new HashMap<>();
    private final Map<Measure, Integer> measures = new HashMap<>();

    /** @throws StoreException if there is no such run */
    int run(Handle handle, String id) {
        return runs.computeIfAbsent(id, absent -> RunTable.number(handle, absent));
    }

    /** Adds the measure to its table if it is new. */
    int measure(Handle handle, Measure measure) {
        Integer known = measures.get(measure);
        if (known != null) {
            return known;
        }
        Optional<Integer> stored = MeasureTable.number(handle, measure);
        stored.ifPresent(number -> measures.put(measure, number));
        return stored.orElseGet(() -> MeasureTable.add(handle, measure));
    }
}
