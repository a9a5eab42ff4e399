package io.github.weft.supernet;

import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.Comparator;

/**
 * The ends of a space by number of weights, multiply-accumulates breaking ties: found gene by gene until no single gene makes a difference,
 * which is exact where genes only ever add weights.
 */
record Extremes(Genome smallest, Genome largest) {

    static Extremes of(SearchSpace space, Setting setting) {
        Comparator<Genome> size = Comparator.<Genome>comparingLong(
                        genome -> space.decode(genome, setting).costs().params())
                .thenComparingLong(
                        genome -> space.decode(genome, setting).costs().macs());
        Genome start = space.covering().get(space.covering().size() - 1);
        return new Extremes(climbed(space, start, size.reversed()), climbed(space, start, size));
    }

    private static Genome climbed(SearchSpace space, Genome start, Comparator<Genome> order) {
        Genome best = start;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int gene = 0; gene < space.genes().size(); gene++) {
                for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                    Genome other = best.with(gene, allele);
                    if (order.compare(other, best) > 0) {
                        best = other;
                        moved = true;
                    }
                }
            }
        }
        return space.canonical(best);
    }
}
