package io.github.weft.search.job;

import io.github.weft.compare.Comparison;
import io.github.weft.compare.Contestant;
import io.github.weft.compare.Question;
import io.github.weft.compare.TestChoice;
import io.github.weft.compare.Track;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.Regret;
import io.github.weft.report.Ways;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Groups of runs as contestants: what may be compared, by which number, and what is worth a note. */
public final class Contest {

    /** What has to be the same for a number to mean the same. */
    private static final List<Key<?>> SAME =
            List.of(Keys.SPACE, Keys.BASE, Keys.SKELETON, Keys.DEAD_EDGES, Keys.KERNELS, Keys.TARGET);

    private final RunReader facts;
    private final List<SeedGroup> groups;

    private Contest(RunReader facts, List<SeedGroup> groups) {
        this.facts = facts;
        this.groups = List.copyOf(groups);
    }

    /** @throws IllegalArgumentException naming what keeps the groups from being compared */
    public static Contest of(RunReader facts, List<SeedGroup> groups) {
        var places = new HashMap<String, String>();
        for (int i = 0; i < groups.size(); i++) {
            for (RunRow row : groups.get(i).runs()) {
                String before = places.put(row.run().id(), name(i));
                if (before != null) {
                    throw new IllegalArgumentException(
                            "run (%s) is in %s and in %s, which would compare it with itself. Runs of the same settings are one group; to compare some of them with others, give lists such as id1,id2."
                                    .formatted(row.run().id(), before, name(i)));
                }
            }
        }
        for (int i = 1; i < groups.size(); i++) {
            check(groups.get(0), groups.get(i), name(i));
        }
        return new Contest(facts, groups);
    }

    private static void check(SeedGroup first, SeedGroup other, String name) {
        for (Key<?> key : SAME) {
            String one = first.settings().getOrDefault(key.name(), key.fallback());
            String two = other.settings().getOrDefault(key.name(), key.fallback());
            refuse(key.name(), one, two, name);
        }
        for (String fact : List.of("data", Provenance.TABLE)) {
            refuse(
                    fact,
                    first.provenance().getOrDefault(fact, "none"),
                    other.provenance().getOrDefault(fact, "none"),
                    name);
        }
    }

    private static void refuse(String what, String one, String two, String name) {
        if (!one.equals(two)) {
            throw new IllegalArgumentException(
                    "A and %s cannot be compared: %s differs (%s, %s), so their numbers do not mean the same."
                            .formatted(name, what, one.isEmpty() ? "none" : one, two.isEmpty() ? "none" : two));
        }
    }

    /**
     * The comparison.
     *
     * @param metric to look at in place of the runs' first objective
     * @param at after how many evaluations; by default as many as all runs have made
     * @throws IllegalArgumentException if the runs have no number that means the same in all
     */
    public Comparison compare(Optional<String> metric, OptionalInt at, TestChoice test) {
        List<Criterion> criteria = groups.stream()
                .map(group -> Criterion.of(group.runs().get(0), metric))
                .toList();
        check(criteria);
        boolean anytime = criteria.stream().allMatch(Criterion::anytime);
        Question question = criteria.get(0).question(anytime);
        List<Contestant> contestants = contestants(criteria);
        return Comparison.of(
                question,
                contestants,
                evaluations(contestants, question, at),
                test,
                ContestNotes.of(groups, contestants, question));
    }

    private void check(List<Criterion> criteria) {
        Criterion first = criteria.get(0);
        Ways ways = ways(0);
        for (int i = 1; i < criteria.size(); i++) {
            if (!first.comparableWith(criteria.get(i))) {
                throw new IllegalArgumentException(
                        "A and %s cannot be compared: A is for %s, and %s for %s. Maybe name one that both have with --metric."
                                .formatted(
                                        name(i),
                                        first.inFull(),
                                        name(i),
                                        criteria.get(i).inFull()));
            }
            String place = name(i);
            first.difference(ways, ways(i)).ifPresent(difference -> {
                throw new IllegalArgumentException(
                        "A and %s cannot be compared: %s, or look at another --metric.".formatted(place, difference));
            });
        }
    }

    /** Of one run, since all of a group have the same settings. */
    private Ways ways(int place) {
        return Ways.of(facts.evaluations(groups.get(place).runs().get(0).run().id()));
    }

    private List<Contestant> contestants(List<Criterion> criteria) {
        var contestants = new ArrayList<Contestant>();
        for (int i = 0; i < groups.size(); i++) {
            Criterion criterion = criteria.get(i);
            List<Track> tracks = groups.get(i).runs().stream()
                    .map(row -> Incumbents.of(facts, row.run(), criterion))
                    .toList();
            String best = groups.get(i).provenance().get(Regret.BEST);
            boolean regret =
                    best != null && criterion.metric().equals(criterion.by().metric());
            contestants.add(new Contestant(
                    name(i),
                    label(i),
                    tracks,
                    regret ? OptionalDouble.of(Double.parseDouble(best)) : OptionalDouble.empty()));
        }
        return contestants;
    }

    private static int evaluations(List<Contestant> contestants, Question question, OptionalInt at) {
        int shared = Comparison.shared(contestants);
        if (at.isEmpty()) {
            return question.anytime() ? shared : Comparison.longest(contestants);
        }
        if (!question.anytime()) {
            throw new IllegalArgumentException(
                    "at (%s): %s is known at the end of a run only. Leave it out, or compare another --metric."
                            .formatted(at.getAsInt(), question.by()));
        }
        if (at.getAsInt() < 1 || at.getAsInt() > shared) {
            throw new IllegalArgumentException("at (%s) must be from 1 to %s, the evaluations of the shortest run."
                    .formatted(at.getAsInt(), shared));
        }
        return at.getAsInt();
    }

    private static String name(int place) {
        return place < 26 ? String.valueOf((char) ('A' + place)) : "group " + (place + 1);
    }

    /** The settings in which a group differs from any other. */
    private String label(int place) {
        Map<String, String> settings = groups.get(place).settings();
        String label = settings.keySet().stream()
                .filter(name -> groups.stream()
                        .anyMatch(group ->
                                !group.settings().getOrDefault(name, "").equals(settings.get(name))))
                .map(name -> name + "=" + settings.get(name))
                .collect(Collectors.joining(", "));
        return label.isEmpty() ? "the same settings" : label;
    }
}
