package io.github.weft.supernet;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Every choice of every gene equally often: with m choices, a step has m sub-networks on the same images, and sub-network k takes the k-th
 * entry of a permutation drawn for each gene and step (Chu et al.: FairNAS, 2021, strict fairness).
 *
 * <p>Different from the paper, whose layers all have the same number of choices: m is the largest number here, and a gene with fewer deals its
 * choices like cards, a new permutation when the last is used up, so that its counts never differ by more than one. Where genes are inactive
 * or several genomes mean one network, what is equal is how often a choice was drawn.
 */
public final class Fairness implements Sampler {

    private final SearchSpace space;
    private final int paths;

    public Fairness(SearchSpace space) {
        this.space = space;
        this.paths = space.genes().stream()
                .mapToInt(gene -> gene.cardinality())
                .max()
                .orElse(1);
    }

    @Override
    public String protocol() {
        return "fairness";
    }

    @Override
    public Plan plan(Moment moment) {
        return Plan.labels(drawn(moment).stream().map(space::canonical).toList());
    }

    /** The genomes as drawn. */
    List<Genome> drawn(Moment moment) {
        return IntStream.range(0, paths)
                .mapToObj(path -> new Genome(IntStream.range(0, space.genes().size())
                        .mapToObj(gene -> dealt(moment, gene, (long) moment.step() * paths + path))
                        .toList()))
                .toList();
    }

    private int dealt(Moment moment, int gene, long card) {
        int choices = space.genes().get(gene).cardinality();
        RandomGenerator random = Seeds.generator(moment.seed(), "deal", gene, card / choices);
        List<Integer> deck = new ArrayList<>(IntStream.range(0, choices).boxed().toList());
        for (int i = choices - 1; i > 0; i--) {
            Collections.swap(deck, i, random.nextInt(i + 1));
        }
        return deck.get((int) (card % choices));
    }
}
