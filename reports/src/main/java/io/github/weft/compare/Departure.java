package io.github.weft.compare;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Row;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where two leaderboards of what should be the same run part. Times, and what is read off a device, do not count.
 *
 * @param row the first that differs, from 1
 * @param what differs there: {@code architecture}, {@code rank}, {@code evidence}, {@code status}, a metric, or {@code row} where one is shorter
 * @param rows how many differ in all, place by place
 */
public record Departure(int row, String architecture, String what, String before, String now, int rows) {

    private static final String NOTHING = "nothing";

    /** Empty if there is none. */
    public static Optional<Departure> between(Leaderboard before, Leaderboard now) {
        List<Row> old = before.rows();
        List<Row> fresh = now.rows();
        Optional<Departure> first = Optional.empty();
        int rows = 0;
        for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
            Optional<Departure> here = i >= old.size() || i >= fresh.size()
                    ? Optional.of(missing(i, i < old.size() ? old.get(i) : fresh.get(i), i < old.size()))
                    : between(i, old.get(i), fresh.get(i));
            rows += here.isPresent() ? 1 : 0;
            first = first.or(() -> here);
        }
        int all = rows;
        return first.map(known -> known.of(all));
    }

    private static Departure missing(int place, Row row, boolean old) {
        return new Departure(
                place + 1,
                row.architecture(),
                "row",
                old ? row.architecture() : NOTHING,
                old ? NOTHING : row.architecture(),
                1);
    }

    private static Optional<Departure> between(int place, Row old, Row fresh) {
        if (!old.architecture().equals(fresh.architecture())) {
            return Optional.of(at(place, old, "architecture", old.architecture(), fresh.architecture()));
        }
        if (!old.rank().equals(fresh.rank())) {
            return Optional.of(at(place, old, "rank", rank(old), rank(fresh)));
        }
        if (!old.evidence().equals(fresh.evidence())) {
            return Optional.of(at(place, old, "evidence", "" + old.evidence(), "" + fresh.evidence()));
        }
        var metrics = new TreeSet<>(Metrics.columns());
        metrics.addAll(old.metrics().keySet());
        metrics.addAll(fresh.metrics().keySet());
        for (String metric : metrics) {
            if (!Metrics.isClock(metric) && !old.metric(metric).equals(fresh.metric(metric))) {
                return Optional.of(at(place, old, metric, value(old, metric), value(fresh, metric)));
            }
        }
        return old.status().equals(fresh.status())
                ? Optional.empty()
                : Optional.of(at(place, old, "status", old.status(), fresh.status()));
    }

    private static Departure at(int place, Row row, String what, String before, String now) {
        return new Departure(place + 1, row.architecture(), what, before, now, 1);
    }

    private static String rank(Row row) {
        return row.rank().isPresent() ? "" + row.rank().getAsInt() : "none";
    }

    private static String value(Row row, String metric) {
        return row.metric(metric).isPresent()
                ? Double.toString(row.metric(metric).getAsDouble())
                : NOTHING;
    }

    private Departure of(int all) {
        return new Departure(row, architecture, what, before, now, all);
    }

    @Override
    public String toString() {
        return "first at row %s (%s): %s was %s, is %s; %s"
                .formatted(
                        row,
                        architecture,
                        what,
                        before,
                        now,
                        rows == 1 ? "the only row that differs" : rows + " rows differ");
    }
}
