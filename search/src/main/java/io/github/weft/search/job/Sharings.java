package io.github.weft.search.job;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Row;
import io.github.weft.report.Sharing;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.Genome;
import io.github.weft.sparsity.SparsityPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Where the weights of a run's best sparse networks are: what its space makes of them, for the images that its facts name. */
public final class Sharings {

    private static final int MOST = 5;

    private final RunWorld run;

    private Sharings(RunWorld run) {
        this.run = run;
    }

    /** Those of the best rows whose counts are known without weights; none of dense networks. */
    public static List<Sharing> of(RunWorld run, Leaderboard board) {
        if (!run.space().sparse() && run.config().value(TrainingKeys.SPARSE).isEmpty()) {
            return List.of();
        }
        try {
            return new Sharings(run).best(board);
        } catch (IllegalArgumentException e) {
            return List.of(); // of another version, whose architectures are none any more
        }
    }

    private List<Sharing> best(Leaderboard board) {
        return board.rows().stream()
                .filter(row -> row.rank().isPresent())
                .flatMap(row -> sharing(row).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<Sharing> sharing(Row row) {
        Genome genome = run.space().parse(row.architecture());
        Network network = run.space().decode(genome, run.setting());
        return run.space()
                .sparsity(genome, network)
                .or(() -> run.config().value(TrainingKeys.SPARSE).map(rule -> rule.plan(network)))
                .filter(plan -> plan.byScores().isEmpty())
                .map(plan -> new Sharing(row.architecture(), kernels(network, plan)));
    }

    private static List<Sharing.Kernel> kernels(Network network, SparsityPlan plan) {
        var kernels = new LinkedHashMap<String, Sharing.Kernel>();
        for (Param param : network.params()) {
            if (param.role() == Role.KERNEL) {
                Long there = plan.nonzeros().get(param.name());
                kernels.put(
                        param.name(),
                        new Sharing.Kernel(
                                param.name(), there == null ? param.count() : there, param.count(), there != null));
            }
        }
        return List.copyOf(kernels.values());
    }
}
