package io.github.weft.report.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.Candidate;
import io.github.weft.db.Step;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run step by step; where a strategy made many steps, such as one a candidate, in at most forty parts. */
public final class Generations {

    private static final int MOST = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Generations() {}

    /** First to last; empty for a run that proposed nothing by itself. */
    public static List<Generation> of(RunView view, Leaderboard board, List<Step> steps) {
        Map<String, Integer> rows = rows(board);
        var byStep = new TreeMap<Integer, List<Integer>>();
        var fresh = new HashMap<Integer, Integer>();
        for (Candidate candidate : view.candidates()) {
            Integer row = rows.get(candidate.genome());
            if (row != null) {
                byStep.computeIfAbsent(candidate.step(), step -> new ArrayList<>())
                        .add(row);
            }
            if (!candidate.operator().equals(Candidate.GUIDE)) {
                fresh.merge(candidate.step(), 1, Integer::sum);
            }
        }
        var again = new TreeMap<Integer, Integer>();
        steps.forEach(step ->
                again.put(step.number(), Math.max(0, proposed(step) - fresh.getOrDefault(step.number(), 0))));
        again.keySet().forEach(step -> byStep.computeIfAbsent(step, any -> new ArrayList<>()));
        return parts(byStep, again, board);
    }

    /** The place of each architecture. */
    static Map<String, Integer> rows(Leaderboard board) {
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < board.rows().size(); row++) {
            rows.put(board.rows().get(row).architecture(), row);
        }
        return rows;
    }

    private static List<Generation> parts(
            TreeMap<Integer, List<Integer>> byStep, Map<Integer, Integer> again, Leaderboard board) {
        var generations = new ArrayList<Generation>();
        var before = byStep.headMap(0);
        if (!before.isEmpty()) {
            generations.add(generation(
                    "start", before.values().stream().flatMap(List::stream).toList(), 0, board));
        }
        List<Integer> steps = List.copyOf(byStep.tailMap(0).keySet());
        int size = Math.max(1, (steps.size() + MOST - 1) / MOST);
        for (int from = 0; from < steps.size(); from += size) {
            List<Integer> part = steps.subList(from, Math.min(steps.size(), from + size));
            int first = part.get(0);
            int last = part.get(part.size() - 1);
            generations.add(generation(
                    first == last ? "" + first : first + "–" + last,
                    byStep.subMap(first, true, last, true).values().stream()
                            .flatMap(List::stream)
                            .toList(),
                    part.stream().mapToInt(step -> again.getOrDefault(step, 0)).sum(),
                    board));
        }
        return List.copyOf(generations);
    }

    private static Generation generation(String name, List<Integer> rows, int again, Leaderboard board) {
        int failed = (int) rows.stream()
                .filter(row -> board.rows().get(row).rank().isEmpty())
                .count();
        return new Generation(name, rows, failed, again);
    }

    /** How many candidates a step asked for; 0 where its state does not tell. */
    private static int proposed(Step step) {
        try {
            return JSON.readTree(step.state()).path("proposed").size();
        } catch (JsonProcessingException e) {
            return 0;
        }
    }
}
