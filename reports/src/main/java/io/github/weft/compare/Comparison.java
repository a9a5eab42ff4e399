package io.github.weft.compare;

import java.util.ArrayList;
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

    /** Lines of a table of curves. */
    private static final int MOMENTS = 8;

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
        int contrasts = contestants.size() * (contestants.size() - 1) / 2;
        var plain = new ArrayList<Contrast>();
        for (int i = 0; i < contestants.size(); i++) {
            for (int j = i + 1; j < contestants.size(); j++) {
                plain.add(Contrast.of(
                        contestants.get(i),
                        contestants.get(j),
                        evaluations,
                        question.higherIsBetter(),
                        choice,
                        contrasts));
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

    /** A few evaluations, evenly spread, for a table of how it went; none where there is no more to know than the end. */
    public List<Integer> moments() {
        return question.anytime() ? Curve.grid(evaluations, MOMENTS) : List.of();
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

    /** Decimals of all means and intervals, so that they can be held against each other: what the narrowest at the end asks for. */
    public int decimals() {
        return contestants.stream()
                .mapToInt(contestant -> reached(contestant).decimals())
                .max()
                .orElseThrow();
    }

    private static List<Contrast> adjusted(List<Contrast> plain) {
        double[] adjusted =
                Holm.adjusted(plain.stream().mapToDouble(Contrast::p).toArray());
        double[] least =
                Holm.adjusted(plain.stream().mapToDouble(Contrast::least).toArray());
        return IntStream.range(0, plain.size())
                .mapToObj(i -> plain.get(i).adjusted(adjusted[i], least[i]))
                .toList();
    }
}
