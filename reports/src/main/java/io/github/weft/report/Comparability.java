package io.github.weft.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether candidates of two runs can stand on one leaderboard: the same space, the same data, and the same way to measure what decides about rows, which is accuracy
 * and whatever objectives and limits name. Another metric that they measured in different ways is no column of theirs, and keeps no row away. Seeds, strategies,
 * budgets, limits and objectives may differ.
 */
public final class Comparability {

    private static final List<String> SPACE = List.of("space", "base", "skeleton", "dead-edges", "kernels");
    private static final List<String> DATA = List.of("limit", "validation-share", "image-size");
    private static final List<String> FACTS = List.of("data", "table", "supernet");
    private static final Set<String> ACCURACIES = Set.of(Metrics.ACCURACY, Metrics.TEST_ACCURACY, Metrics.INHERITED);
    private static final String OWN_SAMPLE =
            "each run ranks proxies within a reference sample of its own, so that only trained candidates can be told apart across these runs.";

    private Comparability() {}

    /** A run with the ways in which it measured, which are found once. */
    private record Member(RunView view, Ways ways, Set<String> wished) {

        static Member of(RunView view) {
            Set<String> wished = Stream.concat(
                            view.ranking().objectives().stream().map(Objective::metric),
                            view.settings().list("constraint").stream().flatMap(text -> Feasible.metric(text).stream()))
                    .filter(metric -> !metric.equals(Metrics.ZERO_COST))
                    .collect(Collectors.toSet());
            return new Member(view, Ways.of(view.evaluations()), wished);
        }

        String id() {
            return view.row().run().id();
        }
    }

    /** Whether runs in which this setting differs cannot be ranked together, whatever they measured. */
    public static boolean isDecisive(String setting) {
        return SPACE.contains(setting) || DATA.contains(setting);
    }

    /** What differs, and what one leaderboard would need; empty if the two can be ranked together. */
    public static Optional<String> difference(RunView one, RunView other) {
        return difference(Member.of(one), Member.of(other));
    }

    private static Optional<String> difference(Member one, Member other) {
        return setting(one.view, other.view, SPACE)
                .or(() -> fact(one.view, other.view))
                .or(() -> setting(one.view, other.view, DATA))
                .or(() -> protocol(one, other))
                .map(what -> "runs %s and %s cannot be ranked together: %s".formatted(one.id(), other.id(), what));
    }

    /** Runs that can be ranked together, in the order in which the first of each was given. */
    public static List<List<RunView>> groups(Collection<RunView> views) {
        if (views.size() == 1) {
            return List.of(List.copyOf(views));
        }
        var groups = new ArrayList<List<Member>>();
        for (RunView view : views) {
            Member fresh = Member.of(view);
            groups.stream()
                    .filter(group -> group.stream()
                            .allMatch(member -> difference(member, fresh).isEmpty()))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(fresh), () -> groups.add(new ArrayList<>(List.of(fresh))));
        }
        return groups.stream()
                .map(group -> group.stream().map(Member::view).toList())
                .toList();
    }

    /**
     * Metrics that are no column of these runs together, and why.
     *
     * @throws IllegalArgumentException naming two runs that cannot be ranked together, and why
     */
    static Map<String, String> leftOut(List<RunView> views) {
        if (views.size() == 1) {
            return Map.of();
        }
        List<Member> members = views.stream().map(Member::of).toList();
        var apart = new LinkedHashMap<String, String>();
        for (int i = 0; i < members.size(); i++) {
            for (Member other : members.subList(i + 1, members.size())) {
                Member one = members.get(i);
                difference(one, other).ifPresent(difference -> {
                    throw new IllegalArgumentException(difference);
                });
                columns(one, other).forEach(apart::putIfAbsent);
            }
        }
        return apart;
    }

    private static Map<String, String> columns(Member one, Member other) {
        var apart = new LinkedHashMap<String, String>();
        for (Ways.Measure measure : one.ways.measures()) {
            List<Ways.Choice> choices = one.ways.differences(other.ways, measure);
            if (!choices.isEmpty()) {
                apart.putIfAbsent(
                        measure.metric(),
                        measure.metric().equals(Metrics.ZERO_COST)
                                ? OWN_SAMPLE
                                : "runs %s and %s differ in how they measured (%s). One column needs the same %s."
                                        .formatted(one.id(), other.id(), Ways.text(choices), Ways.names(choices)));
            }
        }
        return apart;
    }

    private static Optional<String> setting(RunView one, RunView other, List<String> names) {
        return names.stream()
                .filter(name -> one.settings().values().containsKey(name)
                        && other.settings().values().containsKey(name))
                .filter(name ->
                        !one.settings().list(name).equals(other.settings().list(name)))
                .findFirst()
                .map(name -> differs(
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
                .map(name -> differs(name, named(one, name, here), named(other, name, there)));
    }

    private static String differs(String name, String one, String other) {
        return "%s differs (%s, %s). One leaderboard needs the same %s.".formatted(name, one, other, name);
    }

    private static String named(RunView view, String name, Map<String, String> facts) {
        String digest = facts.getOrDefault(name, "not known");
        return view.settings()
                .text(name)
                .map(text -> text + ", digest " + digest)
                .orElse(digest);
    }

    private static Optional<String> protocol(Member one, Member other) {
        return one.ways.measures().stream()
                .filter(measure -> ACCURACIES.contains(measure.metric())
                        || one.wished.contains(measure.metric())
                        || other.wished.contains(measure.metric()))
                .flatMap(measure -> protocol(measure.metric(), one.ways.differences(other.ways, measure)).stream())
                .findFirst();
    }

    private static Optional<String> protocol(String metric, List<Ways.Choice> choices) {
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of("%s%s was measured in different ways (%s). One leaderboard needs the same %s."
                        .formatted(
                                metric,
                                ACCURACIES.contains(metric) ? "" : ", which an objective or a limit names,",
                                Ways.text(choices),
                                Ways.names(choices)));
    }
}
