package io.github.weft.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Contestants after the same number of evaluations, every one against every other.
 *
 * @param question what is compared
 * @param evaluations after how many; of a metric that is known at the end only, those of the longest run
 * @param contrasts in the order of contestants
 * @param notes what a reader should know besides
 */
public record Comparison(
        Question question,
        int evaluations,
        List<Contestant> contestants,
        List<Contrast> contrasts,
        List<String> notes) {

    /** Points of a curve. */
    private static final int POINTS = 200;

    public Comparison {
        contestants = List.copyOf(contestants);
        contrasts = List.copyOf(contrasts);
        notes = List.copyOf(notes);
    }

    /**
     * Compares at some number of evaluations.
     *
     * @throws IllegalArgumentException if a run had found nothing by then, or the test cannot be made
     */
    public static Comparison of(
            Question question, List<Contestant> contestants, int evaluations, TestChoice choice, List<String> notes) {
        if (contestants.size() < 2) {
            throw new IllegalArgumentException("compare needs at least two runs, or groups of runs.");
        }
        var plain = new ArrayList<Contrast>();
        for (int i = 0; i < contestants.size(); i++) {
            for (int j = i + 1; j < contestants.size(); j++) {
                plain.add(Contrast.of(
                        contestants.get(i), contestants.get(j), evaluations, question.higherIsBetter(), choice));
            }
        }
        return new Comparison(question, evaluations, contestants, adjusted(plain), notes);
    }

    /** The evaluations that every run has made. */
    public static int shared(List<Contestant> contestants) {
        return contestants.stream().mapToInt(Contestant::shortest).min().orElseThrow();
    }

    /** The evaluations of the longest run. */
    public static int longest(List<Contestant> contestants) {
        return contestants.stream()
                .flatMap(contestant -> contestant.tracks().stream())
                .mapToInt(Track::evaluations)
                .max()
                .orElseThrow();
    }

    /** Whether one of the others is reliably worse than the first. */
    public boolean worse() {
        return contrasts.stream()
                .filter(contrast -> contrast.first() == contestants.get(0))
                .anyMatch(contrast -> contrast.verdict() == Verdict.FIRST_BETTER);
    }

    /** How it went, for each contestant; at the end only where there is no more to know. */
    public List<Curve> curves() {
        List<Integer> grid = question.anytime() ? Curve.grid(evaluations, POINTS) : List.of(evaluations);
        return contestants.stream()
                .map(contestant -> Curve.of(contestant, grid))
                .toList();
    }

    /** The value of each run, with its interval over seeds. */
    public Interval reached(Contestant contestant) {
        return Interval.of(contestant.at(evaluations));
    }

    /** Holm's: the smallest p times the number of pairs, the next times one less, and none below the one before. */
    private static List<Contrast> adjusted(List<Contrast> plain) {
        List<Integer> order = IntStream.range(0, plain.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> plain.get(i).p()))
                .toList();
        var adjusted = new ArrayList<>(plain);
        double before = 0;
        for (int place = 0; place < order.size(); place++) {
            Contrast contrast = plain.get(order.get(place));
            before = Math.max(before, Math.min(1, (order.size() - place) * contrast.p()));
            adjusted.set(order.get(place), contrast.adjusted(before));
        }
        return Collections.unmodifiableList(adjusted);
    }
}
