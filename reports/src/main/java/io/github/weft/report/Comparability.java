package io.github.weft.report;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether candidates of two runs can stand on one leaderboard: the same space, the same data, and the same way to measure what both have measured. Seeds,
 * strategies, budgets, constraints and objectives may differ.
 */
public final class Comparability {

    private static final List<String> SPACE = List.of("space", "base", "skeleton", "dead-edges", "kernels");
    private static final List<String> DATA = List.of("limit", "validation-share", "image-size");
    private static final List<String> FACTS = List.of("data", "table", "supernet");
    private static final Set<String> COMPARED = Set.of(Metrics.ACCURACY, Metrics.TEST_ACCURACY, Metrics.INHERITED);

    private Comparability() {}

    /** A sentence about what differs; empty if the two can be ranked together. */
    public static Optional<String> difference(RunView one, RunView other) {
        return setting(one, other, SPACE)
                .or(() -> fact(one, other))
                .or(() -> setting(one, other, DATA))
                .or(() -> protocol(one, other))
                .map(what -> "runs %s and %s cannot be ranked together: %s"
                        .formatted(one.row().run().id(), other.row().run().id(), what));
    }

    /** Runs that can be ranked together, in the order in which the first of each was given. */
    public static List<List<RunView>> groups(Collection<RunView> views) {
        var groups = new ArrayList<List<RunView>>();
        for (RunView view : views) {
            groups.stream()
                    .filter(group -> group.stream()
                            .allMatch(member -> difference(member, view).isEmpty()))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(view), () -> groups.add(new ArrayList<>(List.of(view))));
        }
        return groups;
    }

    /** In how many different ways runs have made one number of their proxies. */
    static int aggregates(List<RunView> views) {
        if (views.size() == 1) {
            return 1;
        }
        var protocols = new HashSet<Protocol>();
        views.forEach(view -> view.evaluations().stream()
                .filter(fact -> fact.metric().equals(Metrics.ZERO_COST))
                .forEach(fact -> protocols.add(fact.protocol())));
        return protocols.size();
    }

    private static Optional<String> setting(RunView one, RunView other, List<String> names) {
        return names.stream()
                .filter(name -> one.settings().values().containsKey(name)
                        && other.settings().values().containsKey(name))
                .filter(name ->
                        !one.settings().list(name).equals(other.settings().list(name)))
                .findFirst()
                .map(name -> "%s differs (%s, %s)."
                        .formatted(
                                name,
                                one.settings().text(name).orElse("none"),
                                other.settings().text(name).orElse("none")));
    }

    /** Only a run that judged by a table or a supernet has that fact, and it may stand beside one that did not. */
    private static Optional<String> fact(RunView one, RunView other) {
        Map<String, String> here = one.row().run().provenance();
        Map<String, String> there = other.row().run().provenance();
        return FACTS.stream()
                .filter(name -> name.equals("data") || here.containsKey(name) && there.containsKey(name))
                .filter(name -> !here.getOrDefault(name, "not known").equals(there.getOrDefault(name, "not known")))
                .findFirst()
                .map(name -> "%s differs (%s, %s).".formatted(name, named(one, name, here), named(other, name, there)));
    }

    private static String named(RunView view, String name, Map<String, String> facts) {
        String digest = facts.getOrDefault(name, "not known");
        return view.settings()
                .text(name)
                .map(text -> text + ", digest " + digest)
                .orElse(digest);
    }

    private record Measure(String metric, int fidelity) {}

    private static Optional<String> protocol(RunView one, RunView other) {
        Map<Measure, Set<Protocol>> here = protocols(one);
        Map<Measure, Set<Protocol>> there = protocols(other);
        return here.keySet().stream()
                .filter(there::containsKey)
                .sorted(Comparator.comparing(Measure::toString))
                .flatMap(measure ->
                        difference(measure, here.getOrDefault(measure, Set.of()), there.getOrDefault(measure, Set.of()))
                                .stream())
                .findFirst();
    }

    private static Optional<String> difference(Measure measure, Set<Protocol> here, Set<Protocol> there) {
        return here.equals(there)
                ? Optional.empty()
                : Optional.of("%s was measured in different ways (%s)."
                        .formatted(
                                measure.metric(),
                                fields(here.iterator().next(), there.iterator().next())));
    }

    private static Map<Measure, Set<Protocol>> protocols(RunView view) {
        var protocols = new HashMap<Measure, Set<Protocol>>();
        for (Evaluation fact : view.evaluations()) {
            if (COMPARED.contains(fact.metric())
                    && !Import.is(fact)
                    && fact.score().value().isPresent()) {
                protocols
                        .computeIfAbsent(new Measure(fact.metric(), fact.fidelity()), measure -> new HashSet<>())
                        .add(Together.seedless(fact.protocol()));
            }
        }
        return protocols;
    }

    /** The fields that differ. */
    private static String fields(Protocol one, Protocol other) {
        var names = new TreeSet<>(one.fields().keySet());
        names.addAll(other.fields().keySet());
        return String.join(
                "; ",
                names.stream()
                        .filter(name -> !one.fields()
                                .getOrDefault(name, "none")
                                .equals(other.fields().getOrDefault(name, "none")))
                        .map(name -> "%s %s, %s"
                                .formatted(
                                        name,
                                        one.fields().getOrDefault(name, "none"),
                                        other.fields().getOrDefault(name, "none")))
                        .toList());
    }
}
