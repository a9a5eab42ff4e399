package io.github.weft.supernet;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The largest network first, then ever smaller ones beside it (Cai et al.: Once-for-All, 2020, progressive shrinking): kernels become
 * elastic, then depths, then all other genes, the last two kinds with their two largest choices before all of them. Sub-networks learn the
 * labels and what the largest network says.
 *
 * <p>A third of the steps goes to the largest network, a sixth to kernels, a sixth to depths, a third to the rest, in proportion where a space
 * lacks a kind. A step has 1, 2 and 4 sub-networks while kernels, depths and the rest become elastic; their gradients are summed. Different
 * from the paper: the teacher is the largest network as it is now, not a copy from the end of the first phase; one learning rate schedule for
 * all phases; channels are not sorted before widths become elastic.
 *
 * <p>All are candidates of the space: what it objects to is drawn again, uniformly over what the phase leaves open; after {@value #PATIENCE} draws in vain the
 * largest network takes the place.
 */
public final class Progressive implements Sampler {

    /**
     * Some steps in a row.
     *
     * @param share of all steps, in twelfths where the space has every kind
     * @param kinds of genes that are elastic, as their order in {@link #kind}: those below with all choices
     * @param half whether the last kind has its two largest choices only
     * @param paths sub-networks of a step
     */
    private record Phase(int share, int kinds, boolean half, int paths) {}

    private static final List<Phase> PHASES = List.of(
            new Phase(4, 0, false, 1),
            new Phase(2, 1, false, 1),
            new Phase(1, 2, true, 2),
            new Phase(1, 2, false, 2),
            new Phase(2, 3, true, 4),
            new Phase(2, 3, false, 4));

    /** Draws in a row that may fail, in a phase that may leave little open. */
    static final int PATIENCE = 100;

    private final SearchSpace space;
    private final Candidates candidates;
    private final Genome largest;
    private final List<Phase> phases;

    public Progressive(SearchSpace space, Setting setting) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
        this.largest = Extremes.of(space, setting, candidates).largest();
        this.phases = PHASES.stream()
                .filter(phase ->
                        phase.kinds() == 0 || space.genes().stream().anyMatch(gene -> kind(gene) == phase.kinds()))
                .toList();
    }

    /** 1 for kernels, 2 for depths, 3 for the rest. */
    private static int kind(Gene gene) {
        String last = gene.name().substring(gene.name().lastIndexOf('.') + 1);
        return last.equals("kernel") ? 1 : last.equals("depth") ? 2 : 3;
    }

    @Override
    public String protocol() {
        return "progressive";
    }

    @Override
    public Plan plan(Moment moment) {
        Phase phase = phase(moment);
        if (phase.kinds() == 0) {
            return Plan.labels(List.of(largest));
        }
        RandomGenerator random = moment.random();
        List<Lesson> lessons = IntStream.range(0, phase.paths())
                .mapToObj(path -> new Lesson(
                        candidates
                                .first(() -> drawn(phase, random), PATIENCE)
                                .map(space::canonical)
                                .orElse(largest),
                        Target.BOTH))
                .toList();
        return new Plan(lessons, Optional.of(largest), Optional.empty());
    }

    private Phase phase(Moment moment) {
        int all = phases.stream().mapToInt(Phase::share).sum();
        int before = 0;
        for (Phase phase : phases) {
            before += phase.share();
            if ((long) moment.step() * all < (long) before * moment.steps()) {
                return phase;
            }
        }
        return phases.get(phases.size() - 1);
    }

    private Genome drawn(Phase phase, RandomGenerator random) {
        List<Integer> alleles = new ArrayList<>();
        for (int i = 0; i < space.genes().size(); i++) {
            Gene gene = space.genes().get(i);
            int top = largest.allele(i);
            int choices = gene.cardinality();
            if (kind(gene) > phase.kinds() || choices == 1) {
                alleles.add(top);
            } else if (kind(gene) == phase.kinds() && phase.half()) {
                int next = top > 0 ? top - 1 : 1;
                alleles.add(random.nextBoolean() ? top : next);
            } else {
                alleles.add(random.nextInt(choices));
            }
        }
        return new Genome(alleles);
    }
}
