package io.github.weft.supernet;

import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One sub-network a step, each gene drawn by weights of its choices that never change: the control for samplers that learn what to draw. What
 * they gain over this, with weights like those they end with, is what learning gained. What the space objects to is drawn again, so that its candidates keep their
 * proportions.
 */
public final class Control implements Sampler {

    /** Where path importance sampling ended on a small space of NAS-Bench-201 cells, with a floor under what it had given up. */
    private static final Map<String, Double> CELLS = Map.of(
            "none", 0.04, "skip_connect", 0.04, "avg_pool_3x3", 0.04, "nor_conv_1x1", 0.36, "nor_conv_3x3", 0.52);

    private final SearchSpace space;
    private final Candidates candidates;
    private final Map<String, Double> weights;
    private final List<Chances> byGene = new ArrayList<>();

    /**
     * @param weights by the text of a choice, wherever it occurs; empty for cells of NAS-Bench-201, which have their own
     * @throws IllegalArgumentException if a weight is negative or names no choice, or some choice of a gene has none
     */
    public Control(SearchSpace space, Setting setting, Map<String, Double> weights) {
        this.space = space;
        this.candidates = new Candidates(space, setting);
        this.weights = new LinkedHashMap<>();
        List<String> choices = space.genes().stream()
                .flatMap(gene -> gene.choices().stream())
                .distinct()
                .toList();
        Map<String, Double> chosen = weights.isEmpty() && CELLS.keySet().containsAll(choices) ? CELLS : weights;
        if (!choices.containsAll(chosen.keySet()) || !chosen.keySet().containsAll(choices)) {
            throw new IllegalArgumentException("choice-weights (%s) must give a weight to every choice of space %s: %s."
                    .formatted(chosen, space.name(), String.join(", ", choices)));
        }
        choices.forEach(choice -> this.weights.put(choice, chosen.get(choice)));
        for (Gene gene : space.genes()) {
            List<Double> its = gene.choices().stream().map(chosen::get).toList();
            if (its.stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())
                    || its.stream().allMatch(weight -> weight == 0)) {
                throw new IllegalArgumentException(
                        "choice-weights (%s) must be numbers of at least 0, and above 0 for some choice of gene %s."
                                .formatted(this.weights, gene.name()));
            }
            byGene.add(Chances.proportional(
                    its.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    @Override
    public String protocol() {
        return "control(%s)".formatted(weights);
    }

    @Override
    public Plan plan(Moment moment) {
        RandomGenerator random = moment.random();
        return Plan.labels(List.of(space.canonical(candidates.first(() ->
                new Genome(byGene.stream().map(chances -> chances.draw(random)).toList())))));
    }
}
