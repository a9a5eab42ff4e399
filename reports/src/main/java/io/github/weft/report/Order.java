package io.github.weft.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns findings into ranked rows. What breaks a limit for certain stands behind all that may keep it, and in no Pareto layer. */
final class Order {

    private final Ranking ranking;
    private final List<Feasible.Limit> limits;

    Order(Ranking ranking, List<Feasible.Limit> limits) {
        this.ranking = ranking;
        this.limits = limits;
    }

    List<Row> rows(List<Findings> findings, Map<String, Found> found) {
        List<Objective> order = ranking.order();
        List<Place> places = findings.parallelStream()
                .map(finding -> Place.of(finding, order, limits))
                .sorted()
                .toList();
        Map<String, OptionalInt> layers = layers(places);
        int[] ranks = new int[places.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Place.equal(places, i - 1) ? ranks[i - 1] : i + 1;
        }
        return IntStream.range(0, ranks.length)
                .parallel()
                .mapToObj(i -> row(
                        places.get(i), ranks[i], Place.equal(places, i - 1) || Place.equal(places, i), layers, found))
                .toList();
    }

    private Row row(Place place, int rank, boolean tied, Map<String, OptionalInt> layers, Map<String, Found> found) {
        Findings finding = place.finding;
        return new Row(
                finding.ranked() ? OptionalInt.of(rank) : OptionalInt.empty(),
                finding.ranked() && tied,
                finding.candidate(),
                finding.evidence(),
                finding.values(),
                finding.reached(),
                layers.getOrDefault(finding.candidate(), OptionalInt.empty()),
                place.feasible,
                Objects.requireNonNull(found.get(finding.candidate()), "what has facts was found"),
                finding.failure().orElse(Row.OK));
    }

    /** A candidate with what decides its place, looked up once: scores to be maximised, the least there is where one is missing. */
    private record Place(Findings finding, Feasible feasible, double[] scores) implements Comparable<Place> {

        /** Best first, and equal ones by their text. */
        @Override
        public int compareTo(Place other) {
            int merit = merit(other);
            return merit != 0 ? merit : finding.candidate().compareTo(other.finding.candidate());
        }

        private int merit(Place other) {
            if (finding.ranked() != other.finding.ranked()) {
                return finding.ranked() ? -1 : 1;
            }
            if (finding.ranked() && may() != other.may()) {
                return may() ? -1 : 1;
            }
            int evidence = other.finding.evidence().compareTo(finding.evidence());
            return evidence != 0 ? evidence : Arrays.compare(other.scores, scores);
        }

        /** Whether it may keep all limits. */
        boolean may() {
            return feasible != Feasible.NO;
        }

        /** Whether this place and the next are the same. */
        static boolean equal(List<Place> places, int index) {
            return index >= 0 && index + 1 < places.size() && places.get(index).merit(places.get(index + 1)) == 0;
        }

        static Place of(Findings finding, List<Objective> order, List<Feasible.Limit> limits) {
            double[] scores = new double[order.size()];
            for (int i = 0; i < scores.length; i++) {
                Double value = finding.values().get(order.get(i).metric());
                scores[i] = value == null
                        ? Double.NEGATIVE_INFINITY
                        : 0 + order.get(i).signed(value);
            }
            return new Place(finding, Feasible.of(finding.values(), limits), scores);
        }
    }

    /** Where accuracy is an objective, its fidelity counts as one more, so that no row is dominated on weaker evidence than its own. */
    private Map<String, OptionalInt> layers(List<Place> places) {
        List<Findings> findings =
                places.stream().filter(Place::may).map(Place::finding).toList();
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
            point[i] = objective.signed(Objects.requireNonNull(
                    finding.values().get(objective.metric()), "only findings with every objective have a point"));
        }
        if (mixed) {
            point[objectives.size()] = finding.evidence().epochs();
        }
        return point;
    }
}
