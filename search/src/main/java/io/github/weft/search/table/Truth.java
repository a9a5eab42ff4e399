package io.github.weft.search.table;

import io.github.weft.score.Protocol;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a table says of the networks that a search may find, one number each. A network that it lacks is unknown and not bad, and to ask
 * for it costs nothing.
 *
 * @param digest first sixteen digits of the table's
 * @param protocol where the numbers come from
 * @param values by canonical text: the mean over rows that mean the same network and over columns
 */
public record Truth(String digest, Protocol protocol, Map<String, Double> values) {

    /** The kind of failure of a network that the table lacks. */
    public static final String ABSENT = "not in table";

    public Truth {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The networks of a table within some limits.
     *
     * @throws IllegalArgumentException if there are none, or a row is no network of the space
     */
    public static Truth of(ArchitectureTable table, SearchSpace space, Predicate<Genome> feasible) {
        var values = new LinkedHashMap<String, Double>();
        table.byCandidate(space, feasible)
                .forEach((candidate, rows) -> new Replicates(rows.stream()
                                .flatMap(row -> row.values().stream())
                                .toList())
                        .mean()
                        .value()
                        .ifPresent(mean -> values.put(candidate, mean)));
        String columns = String.join(",", table.targets());
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "The table has no number under target (%s) for any network of space %s within the constraints."
                            .formatted(columns, space.name()));
        }
        String digest = table.digest().substring(0, 16);
        Protocol protocol = Protocol.exact().with("table-digest", digest).with("column", columns);
        return new Truth(digest, protocol, values);
    }

    public boolean knows(String candidate) {
        return values.containsKey(candidate);
    }

    /** A candidate's number, or that the table lacks it. */
    public Score score(String candidate) {
        Double value = values.get(candidate);
        return value == null ? Score.failed(ABSENT + ": " + candidate) : Score.of(value);
    }

    /** How many networks it knows. */
    public int size() {
        return values.size();
    }

    public double best() {
        return Collections.max(values.values());
    }

    public double worst() {
        return Collections.min(values.values());
    }
}
