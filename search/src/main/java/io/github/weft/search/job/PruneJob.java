package io.github.weft.search.job;

import io.github.weft.arch.Network;
import io.github.weft.data.Dataset;
import io.github.weft.evopress.EvoPress;
import io.github.weft.evopress.Generation;
import io.github.weft.evopress.Loss;
import io.github.weft.evopress.NetworkPruning;
import io.github.weft.run.Digest;
import io.github.weft.search.config.PruneKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.sparsity.Start;
import io.github.weft.torch.Scope;
import io.github.weft.train.Snapshot;
import io.github.weft.train.WeightsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prunes one trained network into a file. Where the search stands is kept beside the file after every generation, so that the same job goes
 * on after a kill and ends with the same bits.
 */
public final class PruneJob {

    private final SearchConfig config;
    private final Network network;
    private final WeightsFile trained;
    private final Dataset data;
    private final Map<String, String> about;
    private final Path file;

    /**
     * @param config of {@link PruneKeys}
     * @param trained weights of the network
     * @param about facts to store with the weights
     * @param file to write
     */
    public PruneJob(
            SearchConfig config,
            Network network,
            WeightsFile trained,
            Dataset data,
            Map<String, String> about,
            Path file) {
        this.config = config;
        this.network = network;
        this.trained = trained;
        this.data = data;
        this.about = Map.copyOf(about);
        this.file = file;
    }

    /** Hears how the search goes. */
    public interface Listener {
        /** Before the first generation, with those that were done before. */
        void begun(int done, int generations);

        void generation(Generation at);
    }

    /** What one way to share out the budget keeps of each kernel, and what is lost by it on the test images. */
    public record Way(List<Long> counts, Loss loss) {}

    /**
     * What came of it.
     *
     * @param dense the counts of all weights
     * @param ways {@code dense}, {@code uniform}, {@code erk} and {@code evopress}, in this order
     * @param images that candidates have seen in all
     */
    public record Result(List<String> kernels, long budget, Map<String, Way> ways, long images, WeightsFile file) {

        public Way way(String name) {
            return Optional.ofNullable(ways.get(name)).orElseThrow();
        }
    }

    /**
     * Searches, writes the weights and measures.
     *
     * @return empty if a stop was asked for first; then all generations so far are kept
     * @throws IllegalArgumentException if the budget leaves less than a weight for each unit, settings contradict each other, or the
     *     weights are damaged or another network's
     */
    public Optional<Result> run(Stop stop, Listener listener) {
        try (Scope scope = Scope.open()) {
            Snapshot snapshot = trained.read();
            var pruning = new NetworkPruning(network, snapshot, data, config.value(PruneKeys.DENSITY), scope);
            EvoPress search = pruning.search(
                    config.value(PruneKeys.LAMBDA), config.value(PruneKeys.ROUNDS), config.value(PruneKeys.SEED));
            int generations = config.value(PruneKeys.GENERATIONS);
            var notes = new PruneNotes(file, identity());
            Generation at = notes.read(pruning.layers().size()).orElseGet(search::start);
            listener.begun(at.number(), generations);
            while (at.number() < generations) {
                if (stop.requested()) {
                    return Optional.empty();
                }
                at = search.next(at);
                notes.write(at);
                listener.generation(at);
            }
            Result result = result(pruning, at);
            notes.forget();
            return Optional.of(result);
        }
    }

    /** Of everything that decides the numbers but how long is searched. */
    private String identity() {
        return Digest.of(String.join(
                "\n",
                trained.sha256(),
                data.digest(),
                "" + config.value(PruneKeys.DENSITY),
                "" + config.value(PruneKeys.LAMBDA),
                "" + config.value(PruneKeys.ROUNDS),
                "" + config.value(PruneKeys.SEED)));
    }

    private Result result(NetworkPruning pruning, Generation at) {
        List<Long> counts = pruning.counts(at.levels());
        var ways = new LinkedHashMap<String, Way>();
        ways.put("dense", new Way(pruning.dense(), pruning.loss(pruning.dense())));
        for (Start start : List.of(Start.UNIFORM, Start.ERK)) {
            ways.put(start.toString(), new Way(pruning.counts(start), pruning.loss(pruning.counts(start))));
        }
        ways.put("evopress", new Way(counts, pruning.loss(counts)));
        var facts = new LinkedHashMap<>(about);
        facts.put("stage", "pruned");
        facts.put("density", "" + config.value(PruneKeys.DENSITY));
        facts.put("from", trained.sha256());
        WeightsFile written = WeightsFile.write(file, pruning.pruned(counts), facts);
        var kernels = new ArrayList<String>();
        pruning.layers().forEach(layer -> kernels.add(layer.kernel()));
        return new Result(kernels, pruning.budget(), ways, at.images(), written);
    }
}
