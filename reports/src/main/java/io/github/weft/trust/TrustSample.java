package io.github.weft.trust;

import io.github.weft.report.Metrics;
import io.github.weft.run.Seeds;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of some networks drawn from a space: what each proxy said before training, and what training said.
 *
 * @param candidates canonical texts, all different
 * @param truth what training gave; a candidate whose trainings all failed says nothing about proxies
 * @param inherited what the networks reach with weights of supernets, one list for each supernet; empty for most samples
 * @param proxies among them {@code params} and {@code flops}, the baselines; {@code random} is drawn if it is not there
 */
public record TrustSample(
        List<String> candidates, Measurements truth, List<Measurements> proxies, List<Measurements> inherited) {

    /** Name of the control among the inherited: weights that nobody has trained. */
    public static final String UNTRAINED = "untrained";

    /** Name of the control among the inherited: what networks trained alone have reached after one epoch. */
    public static final String ONE_EPOCH = "one-epoch";

    public TrustSample {
        candidates = List.copyOf(candidates);
        proxies = List.copyOf(proxies);
        inherited = List.copyOf(inherited);
        distinct("candidate", candidates);
        List<String> names = proxies.stream().map(Measurements::name).toList();
        distinct("proxy", names);
        distinct(
                "supernet",
                Stream.concat(names.stream(), inherited.stream().map(Measurements::name))
                        .toList());
        for (String baseline : List.of(Metrics.PARAMS, Metrics.FLOPS)) {
            if (!names.contains(baseline)) {
                throw new IllegalArgumentException(
                        "proxies (%s) must have %s, which all others are compared with. Maybe add it."
                                .formatted(String.join(", ", names), baseline));
            }
        }
        sized(truth, candidates.size());
        for (Measurements proxy : proxies) {
            sized(proxy, candidates.size());
        }
        for (Measurements supernet : inherited) {
            sized(supernet, candidates.size());
        }
    }

    /** A sample without supernets. */
    public TrustSample(List<String> candidates, Measurements truth, List<Measurements> proxies) {
        this(candidates, truth, proxies, List.of());
    }

    /**
     * The measurements of a proxy.
     *
     * @throws IllegalArgumentException if there is no such proxy
     */
    public Measurements proxy(String name) {
        return proxies.stream()
                .filter(proxy -> proxy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("proxy (%s) is not in this sample.".formatted(name)));
    }

    /** With candidates and proxies in the order of their names. */
    TrustSample sorted() {
        List<Integer> order = IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparing(candidates::get))
                .toList();
        return new TrustSample(
                order.stream().map(candidates::get).toList(),
                truth.ordered(order),
                proxies.stream()
                        .sorted(Comparator.comparing(Measurements::name))
                        .map(proxy -> proxy.ordered(order))
                        .toList(),
                inherited.stream()
                        .sorted(Comparator.comparing(Measurements::name))
                        .map(supernet -> supernet.ordered(order))
                        .toList());
    }

    /** With a proxy that knows nothing, if there was none. */
    TrustSample withRandom(long seed) {
        if (proxies.stream().anyMatch(proxy -> proxy.name().equals(Contender.RANDOM))) {
            return this;
        }
        var more = new ArrayList<>(proxies);
        more.add(Measurements.once(
                Metric.maximize(Contender.RANDOM),
                candidates.stream()
                        .map(candidate -> Score.of(Seeds.generator(seed, "trust", Contender.RANDOM, candidate)
                                .nextDouble()))
                        .toList(),
                OptionalDouble.of(0)));
        return new TrustSample(candidates, truth, more, inherited);
    }

    /** One replicate of every proxy; the mean of one that has fewer. */
    Map<String, List<Score>> replicate(int number) {
        var scores = new TreeMap<String, List<Score>>();
        proxies.forEach(
                proxy -> scores.put(proxy.name(), number < proxy.most() ? proxy.replicate(number) : proxy.mean()));
        return scores;
    }

    /** The scores of a combination for each candidate, more is better. */
    public List<Score> combined(Combination combination) {
        var scores = new TreeMap<String, List<Score>>();
        proxies.forEach(proxy -> scores.put(proxy.name(), proxy.mean()));
        return combination.scores(scores);
    }

    private static void distinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("%s (%s) is there twice.".formatted(what, name));
            }
        }
    }

    private static void sized(Measurements measured, int candidates) {
        if (measured.replicates().size() != candidates) {
            throw new IllegalArgumentException("%s has scores of %s candidates, but there are %s."
                    .formatted(measured.name(), measured.replicates().size(), candidates));
        }
    }
}
