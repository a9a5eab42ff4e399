package io.github.weft.supernet;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
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
 *
 * <p>Where the space objects to a network, the step deals the same choices to other sub-networks until it objects to none, so that counts stay equal. Where
 * {@value #SPREADS} ways to deal do not do, that with the most candidates counts and the others are left out of the step: choices of which few networks are
 * candidates then come less often.
 */
public final class Fairness implements Sampler {

    /** Ways to deal a step's choices to its sub-networks that are tried. */
    static final int SPREADS = 32;

    private final SearchSpace space;
    private final Candidates candidates;
    private final int paths;

    /** @throws io.github.weft.space.NothingFeasible if the space objects to every genome, as far as chance can tell */
    public Fairness(SearchSpace space, Setting setting) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
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
        return Plan.labels(admitted(moment).stream().map(space::canonical).toList());
    }

    /** The genomes of a step, as drawn, that are candidates. */
    List<Genome> admitted(Moment moment) {
        List<Genome> drawn = drawn(moment);
        List<Genome> most = held(drawn);
        for (int spread = 1; most.size() < paths && (spread < SPREADS || most.isEmpty()); spread++) {
            if (spread * paths > Candidates.PATIENCE) {
                throw candidates.nothing();
            }
            List<Genome> held = held(spread(drawn, Seeds.generator(moment.seed(), "spread", moment.step(), spread)));
            most = held.size() > most.size() ? held : most;
        }
        return most;
    }

    private List<Genome> held(List<Genome> genomes) {
        return genomes.stream().filter(candidates::holds).toList();
    }

    /** The same choices of every gene, each by another sub-network. */
    private List<Genome> spread(List<Genome> drawn, RandomGenerator random) {
        List<List<Integer>> orders = IntStream.range(0, space.genes().size())
                .mapToObj(gene -> shuffled(paths, random))
                .toList();
        return IntStream.range(0, paths)
                .mapToObj(path -> new Genome(IntStream.range(0, orders.size())
                        .mapToObj(gene -> drawn.get(orders.get(gene).get(path)).allele(gene))
                        .toList()))
                .toList();
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
        return shuffled(choices, Seeds.generator(moment.seed(), "deal", gene, card / choices))
                .get((int) (card % choices));
    }

    private static List<Integer> shuffled(int size, RandomGenerator random) {
        List<Integer> deck = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        for (int i = size - 1; i > 0; i--) {
            Collections.swap(deck, i, random.nextInt(i + 1));
        }
        return deck;
    }
}
