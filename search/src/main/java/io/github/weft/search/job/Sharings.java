package io.github.weft.search.job;

import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.report.Sharing;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.sparsity.SparsityPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the weights of a run's best sparse networks are: what its space makes of them, for the images that its facts name. */
public final class Sharings {

    private static final int MOST = 5;
    private static final Pattern IMAGES = Pattern.compile("input=(\\d+)x(\\d+)x(\\d+),classes=(\\d+),.*");

    private final SearchConfig config;
    private final SearchSpace space;
    private final Setting setting;

    private Sharings(SearchConfig config, SearchSpace space, Setting setting) {
        this.config = config;
        this.space = space;
        this.setting = setting;
    }

    /**
     * Those of the best rows whose counts are known without weights. None of a run that was made by another version, or of a space whose file is
     * gone.
     */
    public static List<Sharing> of(RunView view, Leaderboard board) {
        try {
            SearchConfig config = config(view.row().run().configuration());
            SearchSpace space = config.space();
            if (!space.sparse() && config.value(TrainingKeys.SPARSE).isEmpty()) {
                return List.of();
            }
            return setting(view, config, space)
                    .map(setting -> new Sharings(config, space, setting).best(board))
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static SearchConfig config(String configuration) {
        String known = configuration
                .lines()
                .filter(line -> Keys.all().stream().anyMatch(key -> line.startsWith(key.name() + ": ")))
                .collect(Collectors.joining("\n"));
        return SearchConfig.recorded(known, Keys.all());
    }

    private static Optional<Setting> setting(RunView view, SearchConfig config, SearchSpace space) {
        return view.evaluations().stream()
                .map(evaluation -> IMAGES.matcher(evaluation.protocol().fields().getOrDefault("setting", "")))
                .filter(Matcher::matches)
                .findFirst()
                .map(images -> space.setting(
                                Shape.image(number(images, 1), number(images, 2), number(images, 3)), number(images, 4))
                        .with(config.value(Keys.SKELETON)));
    }

    private static int number(Matcher images, int group) {
        return Integer.parseInt(images.group(group));
    }

    private List<Sharing> best(Leaderboard board) {
        return board.rows().stream()
                .filter(row -> row.rank().isPresent())
                .flatMap(row -> sharing(row).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<Sharing> sharing(Row row) {
        Genome genome = space.parse(row.architecture());
        Network network = space.decode(genome, setting);
        return space.sparsity(genome, network)
                .or(() -> config.value(TrainingKeys.SPARSE).map(rule -> rule.plan(network)))
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
