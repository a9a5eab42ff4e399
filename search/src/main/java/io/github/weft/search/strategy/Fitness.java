package io.github.weft.search.strategy;

import io.jenetics.IntegerGene;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Pareto;
import io.jenetics.ext.moea.UFTournamentSelector;
import java.util.List;

/** Fitness numbers as Jenetics sees them. The natural order is that of the first alone; for several there is only dominance. */
record Fitness(List<Double> values) implements Comparable<Fitness> {

    /** Differences of any two numbers within it, and their ratios, are finite. */
    private static final double HUGE = 1e150;

    static NSGA2Selector<IntegerGene, Fitness> survivors() {
        return new NSGA2Selector<>(Fitness::dominance, Fitness::compare, Fitness::distance, Fitness::dimension);
    }

    static UFTournamentSelector<IntegerGene, Fitness> parents() {
        return new UFTournamentSelector<>(Fitness::dominance, Fitness::compare, Fitness::distance, Fitness::dimension);
    }

    @Override
    public int compareTo(Fitness other) {
        return compare(this, other, 0);
    }

    /** 1 if the first dominates: nowhere worse and somewhere better; -1 if the second does; otherwise 0. */
    static int dominance(Fitness a, Fitness b) {
        return Pareto.dominance(
                a.values, b.values, a.values.size(), (u, v, i) -> u.get(i).compareTo(v.get(i)));
    }

    static int compare(Fitness a, Fitness b, int objective) {
        return a.values.get(objective).compareTo(b.values.get(objective));
    }

    static double distance(Fitness a, Fitness b, int objective) {
        return clamped(a.values.get(objective)) - clamped(b.values.get(objective));
    }

    static int dimension(Fitness fitness) {
        return fitness.values.size();
    }

    private static double clamped(double value) {
        return Math.max(-HUGE, Math.min(HUGE, value));
    }
}
