package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which proxies say the same thing.
 *
 * @param names of the proxies, those of one cluster next to each other
 * @param kendall tau-b between any two over the candidates that have both; empty where one is constant
 * @param clusters of proxies that are linked by tau-b beyond {@link #SAME} either way round
 */
public record Redundancy(List<String> names, List<List<OptionalDouble>> kendall, List<List<String>> clusters) {

    /** Beyond this tau-b two proxies count as one. */
    public static final double SAME = 0.7;

    public Redundancy {
        names = List.copyOf(names);
        kendall = kendall.stream().map(List::copyOf).toList();
        clusters = clusters.stream().map(List::copyOf).toList();
    }

    /**
     * Compares each with each.
     *
     * @param scores of each name in the same order; a cluster stands where its first name would
     */
    static Redundancy of(List<String> names, List<List<Score>> scores) {
        List<Ranks> ranks = scores.stream()
                .map(of -> Ranks.of(of.stream()
                        .mapToDouble(score -> score.value().orElse(0))
                        .toArray()))
                .toList();
        List<List<OptionalDouble>> kendall = IntStream.range(0, names.size())
                .mapToObj(a -> IntStream.range(0, names.size())
                        .mapToObj(b -> kendall(
                                ranks.get(Math.max(a, b)), ranks.get(Math.min(a, b)), scores.get(a), scores.get(b)))
                        .toList())
                .toList();
        List<List<Integer>> clusters = clusters(kendall);
        List<Integer> order = clusters.stream().flatMap(List::stream).toList();
        return new Redundancy(
                order.stream().map(names::get).toList(),
                order.stream()
                        .map(a -> order.stream().map(kendall.get(a)::get).toList())
                        .toList(),
                clusters.stream()
                        .map(cluster -> cluster.stream().map(names::get).toList())
                        .toList());
    }

    private static OptionalDouble kendall(Ranks a, Ranks b, List<Score> ofA, List<Score> ofB) {
        int[] both = IntStream.range(0, ofA.size())
                .map(i -> ofA.get(i).value().isPresent() && ofB.get(i).value().isPresent() ? 1 : 0)
                .toArray();
        double tau = a.kendall(b, both);
        return Double.isFinite(tau) ? OptionalDouble.of(tau) : OptionalDouble.empty();
    }

    /** Connected components, each in the order given, by their first. */
    private static List<List<Integer>> clusters(List<List<OptionalDouble>> kendall) {
        var clusters = new ArrayList<List<Integer>>();
        var placed = new boolean[kendall.size()];
        for (int first = 0; first < placed.length; first++) {
            if (!placed[first]) {
                var cluster = new ArrayList<>(List.of(first));
                placed[first] = true;
                for (int at = 0; at < cluster.size(); at++) {
                    List<OptionalDouble> row = kendall.get(cluster.get(at));
                    for (int other = 0; other < placed.length; other++) {
                        if (!placed[other] && Math.abs(row.get(other).orElse(0)) > SAME) {
                            placed[other] = true;
                            cluster.add(other);
                        }
                    }
                }
                clusters.add(cluster.stream().sorted().toList());
            }
        }
        return clusters;
    }
}
