package io.github.weft.report;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which ways a run measured: of each metric at each fidelity the protocols of its numbers, but for what chance decides. Numbers whose protocols differ in
 * nothing but a seed, the images drawn with it, or a disturbed clock are repetitions of each other. What was imported is left aside.
 */
public final class Ways {

    private static final Set<String> CHANCE = Set.of("seed", "batch-digest", "unquiet");
    private static final Comparator<Protocol> BY_TEXT = Comparator.comparing(Protocol::toString);

    private final SortedMap<Measure, Set<Protocol>> protocols;

    private Ways(SortedMap<Measure, Set<Protocol>> protocols) {
        this.protocols = protocols;
    }

    /**
     * A field of two protocols that is not the same.
     *
     * @param one {@code none} where the protocol lacks it
     */
    public record Choice(String name, String one, String other) {

        @Override
        public String toString() {
            return "%s %s, %s".formatted(name, one, other);
        }
    }

    /** A metric at a fidelity. */
    record Measure(String metric, int fidelity) implements Comparable<Measure> {

        @Override
        public int compareTo(Measure other) {
            int metrics = Metrics.columns().compare(metric, other.metric);
            return metrics != 0 ? metrics : Integer.compare(fidelity, other.fidelity);
        }
    }

    public static Ways of(Collection<Evaluation> evaluations) {
        var measures = new HashMap<Measure, Set<Protocol>>();
        for (Evaluation fact : evaluations) {
            if (fact.score().value().isPresent() && !Import.is(fact)) {
                measures.computeIfAbsent(
                                new Measure(fact.metric(), fact.fidelity()),
                                measure -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(fact.protocol());
            }
        }
        var protocols = new TreeMap<Measure, Set<Protocol>>();
        measures.forEach((measure, all) -> protocols.put(measure, chosen(all)));
        return new Ways(protocols);
    }

    private static Set<Protocol> chosen(Set<Protocol> all) {
        return all.stream().map(Ways::chosen).collect(Collectors.toCollection(() -> new TreeSet<>(BY_TEXT)));
    }

    private static Protocol chosen(Protocol protocol) {
        var fields = new TreeMap<>(protocol.fields());
        fields.keySet().removeAll(CHANCE);
        return new Protocol(fields);
    }

    Set<Measure> measures() {
        return protocols.keySet();
    }

    /** How many kinds of number there are: metrics at a fidelity. */
    public int kinds() {
        return protocols.size();
    }

    /** In how many ways these were measured; as many as there are kinds, if each was measured in one way. */
    public int count() {
        return protocols.values().stream().mapToInt(Set::size).sum();
    }

    /** How the ways in which both measured this metric differ; empty if they do not, or if one of the two did not measure it. */
    public List<Choice> differences(Ways other, String metric, int fidelity) {
        return differences(other, new Measure(metric, fidelity));
    }

    List<Choice> differences(Ways other, Measure measure) {
        Set<Protocol> here = protocols.getOrDefault(measure, Set.of());
        Set<Protocol> there = other.protocols.getOrDefault(measure, Set.of());
        return here.isEmpty() || there.isEmpty() || here.equals(there)
                ? List.of()
                : choices(apart(here, there).fields(), apart(there, here).fields());
    }

    /** One that the others lack, if there is. */
    private static Protocol apart(Set<Protocol> some, Set<Protocol> others) {
        return Stream.concat(some.stream().filter(protocol -> !others.contains(protocol)), some.stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<Choice> choices(Map<String, String> one, Map<String, String> other) {
        return Stream.of(one, other)
                .flatMap(fields -> fields.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> new Choice(name, one.getOrDefault(name, "none"), other.getOrDefault(name, "none")))
                .filter(choice -> !choice.one().equals(choice.other()))
                .toList();
    }

    /** For example {@code batch 64, 32; teacher none, ab}. */
    public static String text(List<Choice> choices) {
        return choices.stream().map(Choice::toString).collect(Collectors.joining("; "));
    }

    /** The names of what differs, joined by {@code and}. */
    public static String names(List<Choice> choices) {
        return choices.stream().map(Choice::name).collect(Collectors.joining(" and "));
    }
}
