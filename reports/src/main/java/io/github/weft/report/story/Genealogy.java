package io.github.weft.report.story;

import io.github.weft.db.Candidate;
import io.github.weft.report.Accuracies;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From whom the winner descends, and what each change brought. Of two parents the line follows the one that shares more genes, and of equals the
 * better one.
 *
 * @param score by which a gain is told
 * @param cost that changed along with it
 * @param accuracies whether some of the line were trained, though what a gain is told by is something else
 * @param line the oldest ancestor first, the winner last
 */
public record Genealogy(String score, String cost, boolean accuracies, List<Ancestor> line) {

    /**
     * One network of the line.
     *
     * @param operator that made it
     * @param step that proposed it; -1 before the first
     * @param accuracy after the length of training that most have; empty for one that was not trained
     * @param gain of score over the one before it; empty for the first and where one of them has no score
     * @param changes from the one before it, as {@code gene: from → to}; empty where the space is not known
     * @param other parents
     */
    public record Ancestor(
            String architecture,
            String operator,
            int step,
            OptionalDouble score,
            OptionalDouble cost,
            OptionalDouble accuracy,
            OptionalDouble gain,
            List<String> changes,
            List<String> other) {}

    /** Of the first row; empty if nothing is ranked or it has no known parent. */
    public static Optional<Genealogy> of(
            RunView view, Leaderboard board, Aims aims, Accuracies accuracies, Optional<World> world) {
        var known = new HashMap<String, Candidate>();
        view.candidates().forEach(candidate -> known.put(candidate.genome(), candidate));
        return board.rows().stream()
                .limit(1)
                .filter(row -> row.rank().isPresent())
                .map(winner -> new Descent(known, Generations.rows(board), board, aims, accuracies, world).line(winner))
                .filter(line -> line.size() > 1)
                .findFirst()
                .map(line -> new Genealogy(
                        aims.score().metric(),
                        aims.cost().metric(),
                        !aims.score().metric().equals(Metrics.ACCURACY)
                                && line.stream()
                                        .anyMatch(
                                                ancestor -> ancestor.accuracy().isPresent()),
                        line));
    }

    /** At most this many of the line, in its order: both ends, and between them what changed the score most, up or down. */
    public List<Ancestor> shown(int most) {
        if (line.size() <= most) {
            return line;
        }
        List<Ancestor> kept = line.subList(1, line.size() - 1).stream()
                .sorted(Comparator.comparingDouble(
                        (Ancestor ancestor) -> -Math.abs(ancestor.gain().orElse(0))))
                .limit(most - 2L)
                .toList();
        return line.stream()
                .filter(ancestor ->
                        ancestor == line.get(0) || ancestor == line.get(line.size() - 1) || kept.contains(ancestor))
                .toList();
    }

    /** The way up the tree. */
    private record Descent(
            Map<String, Candidate> known,
            Map<String, Integer> rows,
            Leaderboard board,
            Aims aims,
            Accuracies accuracies,
            Optional<World> world) {

        List<Ancestor> line(Row winner) {
            var line = new ArrayList<Ancestor>();
            var seen = new HashSet<String>();
            Candidate child = known.get(winner.architecture());
            while (child != null && seen.add(child.genome())) {
                Candidate parent = parent(child);
                line.add(ancestor(child, parent));
                child = parent;
            }
            Collections.reverse(line);
            return List.copyOf(line);
        }

        private @org.jspecify.annotations.Nullable Candidate parent(Candidate child) {
            return child.parents().stream()
                    .filter(known::containsKey)
                    .filter(parent -> !parent.equals(child.genome()))
                    .min(Comparator.comparingInt((String parent) -> distance(parent, child.genome()))
                            .thenComparing(parent -> -score(parent).orElse(Double.NEGATIVE_INFINITY)))
                    .map(known::get)
                    .orElse(null);
        }

        private Ancestor ancestor(Candidate child, @org.jspecify.annotations.Nullable Candidate parent) {
            OptionalDouble score = score(child.genome());
            OptionalDouble before = parent == null ? OptionalDouble.empty() : score(parent.genome());
            return new Ancestor(
                    child.genome(),
                    child.operator(),
                    child.step(),
                    shown(child.genome(), false),
                    shown(child.genome(), true),
                    accuracy(child.genome()),
                    score.isPresent() && before.isPresent()
                            ? OptionalDouble.of(score.getAsDouble() - before.getAsDouble())
                            : OptionalDouble.empty(),
                    parent == null ? List.of() : changes(parent.genome(), child.genome()),
                    child.parents().stream()
                            .filter(other -> parent == null || !other.equals(parent.genome()))
                            .distinct()
                            .toList());
        }

        private OptionalDouble accuracy(String architecture) {
            Double accuracy = accuracies.byCandidate().get(architecture);
            return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
        }

        private OptionalDouble score(String architecture) {
            OptionalDouble shown = shown(architecture, false);
            return shown.isPresent()
                    ? OptionalDouble.of(aims.score().signed(shown.getAsDouble()))
                    : OptionalDouble.empty();
        }

        private OptionalDouble shown(String architecture, boolean cost) {
            Integer row = rows.get(architecture);
            return row == null
                    ? OptionalDouble.empty()
                    : aims.value(board.rows().get(row), cost ? aims.cost() : aims.score());
        }

        private int distance(String parent, String child) {
            return changes(parent, child).size();
        }

        private List<String> changes(String parent, String child) {
            Optional<Genome> from = world.flatMap(known -> known.genome(parent));
            Optional<Genome> to = world.flatMap(known -> known.genome(child));
            var changes = new ArrayList<String>();
            if (from.isPresent() && to.isPresent()) {
                World space = world.orElseThrow();
                List<Gene> genes = space.space().genes();
                for (int gene = 0; gene < genes.size(); gene++) {
                    String before = space.choice(from.get(), gene).orElse("–");
                    String after = space.choice(to.get(), gene).orElse("–");
                    if (!before.equals(after)) {
                        changes.add(genes.get(gene).name() + ": " + before + " → " + after);
                    }
                }
            }
            return List.copyOf(changes);
        }
    }
}
