package io.github.weft.search.job;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.search.config.Constraint;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparsity.SparseCosts;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a genome is one of the space's candidates and keeps all limits, decided from its costs before anything is built. Remembers the last few thousand answers, since a
 * strategy that is replayed asks again.
 */
final class Feasibility implements Predicate<Genome> {

    private static final int REMEMBERED = 8_192;

    private final SearchSpace space;
    private final Setting setting;
    private final List<Constraint> constraints;
    private final Optional<Latency> latency;
    private final Map<Genome, Boolean> answers = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Genome, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Feasibility(SearchSpace space, Setting setting, List<Constraint> constraints, Optional<Latency> latency) {
        this.latency = latency;
        this.space = space;
        this.setting = setting;
        this.constraints = List.copyOf(constraints);
    }

    @Override
    public boolean test(Genome genome) {
        return answers.computeIfAbsent(genome, this::holds);
    }

    private boolean holds(Genome genome) {
        if (space.objection(genome, setting).isPresent()) {
            return false;
        }
        if (constraints.isEmpty()) {
            return true;
        }
        Map<String, Double> costs = costs(genome);
        return constraints.stream().allMatch(constraint -> constraint.holds(costs));
    }

    long params(Genome genome) {
        return space.decode(genome, setting).costs().params();
    }

    /** By the names of {@link Constraint#METRICS}, as far as they are known. */
    Map<String, Double> costs(Genome genome) {
        Network network = space.decode(genome, setting);
        Costs dense = network.costs();
        var costs = new HashMap<>(Map.of(
                "params", (double) dense.params(),
                "flops", (double) dense.macs(),
                "peak-memory", (double) dense.peakActivationBytes(),
                "depth", (double) dense.depth()));
        if (space.sparse()) {
            SparseCosts there = SparseCosts.of(network, space.sparsity(genome, network));
            costs.put("nonzeros", (double) there.nonzeros());
            there.macs().ifPresent(macs -> costs.put("sparse-macs", (double) macs));
        }
        latency.ifPresent(
                known -> costs.put(Constraint.LATENCY, known.calibration().predict(network)));
        return costs;
    }
}
