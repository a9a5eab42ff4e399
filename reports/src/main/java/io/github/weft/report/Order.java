package io.github.weft.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns findings into ranked rows. */
final class Order {

    private final Ranking ranking;

    Order(Ranking ranking) {
        this.ranking = ranking;
    }

    List<Row> rows(List<Findings> findings) {
        Map<String, OptionalInt> layers = layers(findings);
        Comparator<Row> better = better();
        List<Row> sorted = findings.stream()
                .map(finding -> row(finding, layers))
                .sorted(Comparator.<Row, Boolean>comparing(row -> row.rank().isEmpty())
                        .thenComparing(better)
                        .thenComparing(Row::architecture))
                .toList();
        var rows = new ArrayList<Row>(sorted.size());
        int rank = 1;
        for (int i = 0; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            rank = i > 0 && better.compare(sorted.get(i - 1), row) == 0 ? rank : i + 1;
            rows.add(row.rank().isEmpty() ? row : row.withRank(rank));
        }
        return rows;
    }

    private Comparator<Row> better() {
        Comparator<Row> byEvidence = Comparator.comparing(Row::evidence, Comparator.reverseOrder());
        return ranking.order().stream().map(Leaderboard::byScore).reduce(byEvidence, Comparator::thenComparing);
    }

    private static Row row(Findings finding, Map<String, OptionalInt> layers) {
        return new Row(
                finding.ranked() ? OptionalInt.of(1) : OptionalInt.empty(),
                finding.candidate(),
                finding.evidence(),
                finding.values(),
                layers.getOrDefault(finding.candidate(), OptionalInt.empty()),
                finding.failure().orElse(Row.OK));
    }

    /** Where accuracy is an objective, its fidelity counts as one more, so that no row is dominated on weaker evidence than its own. */
    private Map<String, OptionalInt> layers(List<Findings> findings) {
        Predicate<String> measured =
                metric -> findings.stream().anyMatch(finding -> finding.values().containsKey(metric));
        List<Objective> objectives = ranking.front(measured);
        boolean trained =
                objectives.stream().anyMatch(objective -> objective.metric().equals(Metrics.ACCURACY));
        List<Findings> complete = findings.stream()
                .filter(Findings::ranked)
                .filter(finding -> objectives.stream()
                        .allMatch(objective -> finding.values().containsKey(objective.metric())))
                .toList();
        boolean mixed =
                trained && complete.stream().map(Findings::evidence).distinct().count() > 1;
        List<double[]> points = complete.stream()
                .map(finding -> point(finding, objectives, mixed))
                .toList();
        int[] layers = Layers.of(points);
        return IntStream.range(0, layers.length)
                .boxed()
                .collect(Collectors.toMap(i -> complete.get(i).candidate(), (Function<Integer, OptionalInt>)
                        i -> OptionalInt.of(layers[i])));
    }

    private static double[] point(Findings finding, List<Objective> objectives, boolean mixed) {
        double[] point = new double[objectives.size() + (mixed ? 1 : 0)];
        for (int i = 0; i < objectives.size(); i++) {
            Objective objective = objectives.get(i);
            point[i] = objective.signed(finding.values().get(objective.metric()));
        }
        if (mixed) {
            point[objectives.size()] = finding.evidence().epochs();
        }
        return point;
    }
}
