package io.github.weft.search.job;

import io.github.weft.compare.Contestant;
import io.github.weft.compare.Question;
import io.github.weft.compare.Track;
import io.github.weft.db.RunRow;
import io.github.weft.search.config.Key;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader should know besides the numbers of a comparison: runs that are missing, unequal effort, other builds. */
final class ContestNotes {

    private static final List<String> BUILD = List.of("weft", "java", "os", "cpu", "engine");

    private ContestNotes() {}

    static List<String> of(List<SeedGroup> groups, List<Contestant> contestants, Question question) {
        var notes = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            List<RunRow> left = groups.get(i).left();
            if (!left.isEmpty()) {
                notes.add("%s is without %s, not finished: weft resume %s."
                        .formatted(
                                contestants.get(i).name(),
                                left.stream().map(row -> row.run().id()).collect(Collectors.joining(", ")),
                                left.get(0).run().id()));
            }
        }
        lengths(contestants, question.anytime(), notes);
        if (!question.anytime() && question.metric().equals(Objective.ACCURACY)) {
            trainings(groups, notes);
        }
        builds(groups, notes);
        return notes;
    }

    private static void lengths(List<Contestant> contestants, boolean anytime, List<String> notes) {
        List<Integer> lengths = contestants.stream()
                .flatMap(contestant -> contestant.tracks().stream())
                .map(Track::evaluations)
                .distinct()
                .sorted()
                .toList();
        if (lengths.size() > 1) {
            notes.add((anytime
                            ? "runs judged from %s to %s candidates; what the longer ones found later does not count here."
                            : "runs judged from %s to %s candidates, so this is no comparison at equal effort.")
                    .formatted(lengths.get(0), lengths.get(lengths.size() - 1)));
        }
    }

    /** The best of more trainings is higher even where no network is better; on data that chose nothing it is not. */
    private static void trainings(List<SeedGroup> groups, List<String> notes) {
        for (Key<?> key : List.of(Keys.JUDGE_BY, Keys.PROMOTE, Keys.FINISH)) {
            List<String> values = groups.stream()
                    .map(group -> group.settings().getOrDefault(key.name(), key.fallback()))
                    .distinct()
                    .toList();
            if (values.size() > 1) {
                notes.add(
                        "%s is not the same for all groups (%s): the best of more trainings is higher by chance alone. Maybe look at --metric test-accuracy."
                                .formatted(key.name(), String.join(", ", values)));
            }
        }
    }

    private static void builds(List<SeedGroup> groups, List<String> notes) {
        for (String fact : BUILD) {
            List<String> values = groups.stream()
                    .flatMap(group -> group.runs().stream())
                    .map(row -> row.run().provenance().getOrDefault(fact, "unknown"))
                    .distinct()
                    .toList();
            if (values.size() > 1) {
                notes.add("%s is not the same for all runs (%s); last digits may differ for that reason."
                        .formatted(fact, String.join(", ", values)));
            }
        }
    }
}
