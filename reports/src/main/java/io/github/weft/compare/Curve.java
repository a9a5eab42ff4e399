package io.github.weft.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a contestant's best got better: the mean over seeds with its interval.
 *
 * @param evaluations after how many
 * @param bands one for each of them
 */
public record Curve(List<Integer> evaluations, List<Interval> bands) {

    public Curve {
        evaluations = List.copyOf(evaluations);
        bands = List.copyOf(bands);
    }

    static Curve of(Contestant contestant, List<Integer> grid) {
        List<Integer> known = grid.stream()
                .filter(evaluation -> evaluation >= contestant.first())
                .toList();
        return new Curve(
                known,
                known.stream()
                        .map(evaluation -> Interval.of(contestant.at(evaluation)))
                        .toList());
    }

    /** Whole numbers from 1 to the last, evenly spread, at most so many. */
    static List<Integer> grid(int last, int most) {
        var grid = new ArrayList<Integer>();
        int count = Math.min(last, most);
        IntStream.rangeClosed(1, count)
                .map(i -> (int) Math.round((double) i * last / count))
                .forEach(grid::add);
        return grid;
    }
}
