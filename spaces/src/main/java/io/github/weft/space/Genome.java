package io.github.weft.space;

import java.util.ArrayList;
import java.util.List;

/** One point of a space: an allele, an index into the choices, for every gene. Its meaning and its text are the space's. */
public record Genome(List<Integer> alleles) {

    public Genome {
        alleles = List.copyOf(alleles);
    }

    public static Genome of(int... alleles) {
        var list = new ArrayList<Integer>(alleles.length);
        for (int allele : alleles) {
            list.add(allele);
        }
        return new Genome(list);
    }

    public int allele(int gene) {
        return alleles.get(gene);
    }

    public Genome with(int gene, int allele) {
        var changed = new ArrayList<>(alleles);
        changed.set(gene, allele);
        return new Genome(changed);
    }
}
