package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The row numbers of one run, in every table that keeps a run's rows together and in the order of adding. */
record Rows(int run) {

    private static final int BITS = 40;

    long first() {
        return (long) run << BITS;
    }

    long last() {
        return first() + (1L << BITS) - 1;
    }

    /** A query whose {@code :first} and {@code :last} are this run's. */
    Query query(Handle handle, String sql) {
        return handle.createQuery(sql).bind("first", first()).bind("last", last());
    }

    /** The number of the next row of the table. */
    long next(Handle handle, String table) {
        return query(handle, """
                        SELECT number FROM <table>
                        WHERE number BETWEEN :first AND :last
                        ORDER BY number DESC
                        FETCH FIRST ROW ONLY
                        """)
                .define("table", table)
                .mapTo(Long.class)
                .findOne()
                .map(newest -> newest + 1)
                .orElse(first());
    }

    /** The row that another one refers to; it was written before it. */
    static <K, V> V referred(Map<K, V> rows, K number) {
        V row = rows.get(number);
        if (row == null) {
            throw new StoreException(Kind.DAMAGED, "the database is damaged: it lacks row %s.".formatted(number));
        }
        return row;
    }
}
