package io.github.weft.space.cell;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** For each of the 15,625 codings of a cell, the first in allele order that computes the same function: 5,260 representatives. */
final class CellClasses {

    private static final int CHOICES = Operation.ALL.size();
    private static final int CODINGS = 15_625;

    private final int[] representatives = new int[CODINGS];

    private CellClasses() {
        Map<String, Integer> first = new HashMap<>();
        for (int coding = 0; coding < CODINGS; coding++) {
            int now = coding;
            representatives[coding] =
                    first.computeIfAbsent(LiveCell.of(genome(coding)).signature(), signature -> now);
        }
    }

    /** The one table, made on first use within about a second. */
    static CellClasses table() {
        return Table.CLASSES;
    }

    Genome representative(Genome genome) {
        return genome(representatives[coding(genome)]);
    }

    int count() {
        return (int) Arrays.stream(representatives).distinct().count();
    }

    /** Whether some other operation on this edge gives another function. */
    boolean matters(Genome genome, int gene) {
        int own = representatives[coding(genome)];
        return IntStream.range(0, CHOICES)
                .anyMatch(allele -> representatives[coding(genome.with(gene, allele))] != own);
    }

    private static int coding(Genome genome) {
        int coding = 0;
        for (int allele : genome.alleles()) {
            coding = coding * CHOICES + allele;
        }
        return coding;
    }

    private static Genome genome(int coding) {
        List<Integer> alleles = new ArrayList<>();
        for (int rest = coding, gene = 0; gene < Edge.ALL.size(); gene++, rest /= CHOICES) {
            alleles.add(0, rest % CHOICES);
        }
        return new Genome(alleles);
    }

    private static final class Table {
        static final CellClasses CLASSES = new CellClasses();
    }
}
