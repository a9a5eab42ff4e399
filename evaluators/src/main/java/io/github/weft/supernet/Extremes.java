package io.github.weft.supernet;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ends of a space by number of weights, multiply-accumulates breaking ties: found gene by gene until no single gene makes a difference,
 * which is exact where genes only ever add weights and the space objects to no genome. Where it does, only candidates are visited, from several of them, and
 * the best end of these ways counts.
 */
record Extremes(Genome smallest, Genome largest) {

    /** Random candidates from which to look where a space objects to some. */
    private static final int STARTS = 8;

    static Extremes of(SearchSpace space, Setting setting) {
        return of(space, setting, new Candidates(space, setting));
    }

    static Extremes of(SearchSpace space, Setting setting, Candidates candidates) {
        Comparator<Genome> size = Comparator.<Genome>comparingLong(
                        genome -> space.decode(genome, setting).costs().params())
                .thenComparingLong(
                        genome -> space.decode(genome, setting).costs().macs());
        List<Genome> starts = starts(space, candidates);
        return new Extremes(best(space, candidates, starts, size.reversed()), best(space, candidates, starts, size));
    }

    private static List<Genome> starts(SearchSpace space, Candidates candidates) {
        var starts = new ArrayList<Genome>();
        Genome usual = space.covering().get(space.covering().size() - 1);
        if (candidates.holds(usual)) {
            starts.add(usual);
        }
        if (starts.isEmpty() || candidates.areFew()) {
            RandomGenerator random = Seeds.generator(0, "extremes");
            for (int i = 0; i < STARTS; i++) {
                starts.add(candidates.uniform(random));
            }
        }
        return starts;
    }

    private static Genome best(
            SearchSpace space, Candidates candidates, List<Genome> starts, Comparator<Genome> order) {
        return starts.stream()
                .map(start -> climbed(space, candidates, start, order))
                .reduce((one, other) -> order.compare(other, one) > 0 ? other : one)
                .map(space::canonical)
                .orElseThrow();
    }

    private static Genome climbed(SearchSpace space, Candidates candidates, Genome start, Comparator<Genome> order) {
        Genome best = start;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int gene = 0; gene < space.genes().size(); gene++) {
                for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                    Genome other = best.with(gene, allele);
                    if (order.compare(other, best) > 0 && candidates.holds(other)) {
                        best = other;
                        moved = true;
                    }
                }
            }
        }
        return best;
    }
}
