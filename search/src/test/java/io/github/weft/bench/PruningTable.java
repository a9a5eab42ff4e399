package io.github.weft.bench;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.evopress.EvoPress;
import io.github.weft.evopress.Generation;
import io.github.weft.evopress.Loss;
import io.github.weft.evopress.NetworkPruning;
import io.github.weft.evopress.Rounds;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.sparsity.Start;
import io.github.weft.torch.Scope;
import io.github.weft.train.Snapshot;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What EvoPress loses of a trained network against uniform and Erdős–Rényi pruning at exactly the same budget, and what selection in rounds
 * costs against one round on the full sample. Networks and rows are kept in a folder: what is there is not done again.
 *
 * <p>The network: six 3x3 convolutions with batch norm and ReLU, maximum pooling after the first, third and fifth, global average pooling and
 * a linear layer.
 *
 * <p>Arguments: data, folder, seeds, training images, epochs, lambda, generations, rounds, seeds of which the
 * selection in rounds is held against one round, channels of the six convolutions such as {@code 8,16,16,32,32,64}.
 */
final class PruningTable {

    private static final double[] DENSITIES = {.2, .1};

    private final Dataset data;
    private final Path folder;
    private final Network network;
    private final int epochs;
    private final int lambda;
    private final int generations;
    private final Rounds rounds;

    private PruningTable(String[] arguments) {
        this.data = DataSource.open(arguments[0], DataOptions.defaults().withLimit(Integer.parseInt(arguments[3])));
        this.folder = Path.of(arguments[1]);
        this.network = plain(
                data, Stream.of(arguments[9].split(",")).map(Integer::valueOf).toList());
        this.epochs = Integer.parseInt(arguments[4]);
        this.lambda = Integer.parseInt(arguments[5]);
        this.generations = Integer.parseInt(arguments[6]);
        this.rounds = Rounds.parse(arguments[7]);
    }

    private static Network plain(Dataset data, List<Integer> widths) {
        var network = new NetworkBuilder();
        String at = network.input("image", data.shape());
        Extent in = Extent.whole(data.shape().features());
        for (int layer = 1; layer <= widths.size(); layer++) {
            String name = "conv" + layer;
            Extent out = Extent.whole(widths.get(layer - 1));
            at = network.conv(name, at, out, in, Extent.whole(3), 1);
            at = network.batchNorm(name + ".norm", at, out);
            at = network.activation(name + ".relu", at, Op.Activation.Function.RELU);
            if (layer % 2 == 1) {
                at = network.pool(name + ".pool", at, Op.Pool.Kind.MAXIMUM, 2, 2, 0);
            }
            in = out;
        }
        at = network.globalAveragePool("head.pool", at);
        network.output(Network.LOGITS, network.linear("fc", at, Extent.whole(data.classes()), in));
        return network.build();
    }

    public static void main(String[] arguments) throws IOException {
        var table = new PruningTable(arguments);
        int seeds = Integer.parseInt(arguments[2]);
        System.out.println(table.data);
        for (double density : DENSITIES) {
            for (int seed = 1; seed <= seeds; seed++) {
                table.rows(seed, density);
            }
        }
        int compared = Integer.parseInt(arguments[8]);
        for (double density : DENSITIES) {
            var rows = new ArrayList<Row>();
            for (int seed = 1; seed <= seeds; seed++) {
                rows.addAll(table.rows(seed, density));
                rows.addAll(seed <= compared ? table.inOneRound(seed, density) : List.of());
            }
            print(density, rows);
        }
    }

    /** What one way to share out the budget gave. */
    private record Row(String way, double divergence, double accuracy, long images, double seconds, String counts) {

        String line() {
            return String.join("\t", way, "" + divergence, "" + accuracy, "" + images, "" + seconds, counts);
        }

        static Row parse(String line) {
            String[] cells = line.split("\t");
            return new Row(
                    cells[0],
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Long.parseLong(cells[3]),
                    Double.parseDouble(cells[4]),
                    cells[5]);
        }
    }

    private interface Ways {
        List<String> of(NetworkPruning pruning);
    }

    private List<Row> rows(int seed, double density) throws IOException {
        return kept(
                "rows",
                seed,
                density,
                pruning -> List.of(
                        row("dense", pruning, pruning.dense(), 0, 0),
                        row("uniform", pruning, pruning.counts(Start.UNIFORM), 0, 0),
                        row("ERK", pruning, pruning.counts(Start.ERK), 0, 0),
                        searched("evopress", pruning, rounds, seed)));
    }

    private List<Row> inOneRound(int seed, double density) throws IOException {
        int full = rounds.rounds().get(rounds.rounds().size() - 1).images();
        return kept(
                "one", seed, density, pruning -> List.of(searched("one round", pruning, Rounds.single(full), seed)));
    }

    private List<Row> kept(String name, int seed, double density, Ways ways) throws IOException {
        Path file = folder.resolve("%s-%s-%s.tsv".formatted(name, seed, density));
        if (!Files.exists(file)) {
            Snapshot trained = trained(seed);
            try (Scope scope = Scope.open()) {
                Files.write(file, ways.of(new NetworkPruning(network, trained, data, density, scope)));
            }
        }
        return Files.readAllLines(file).stream().map(Row::parse).toList();
    }

    private Snapshot trained(int seed) throws IOException {
        Path file = folder.resolve("trained-%s.safetensors".formatted(seed));
        if (Files.exists(file)) {
            return WeightsFile.of(file).read();
        }
        Files.createDirectories(folder);
        long begun = System.nanoTime();
        Snapshot trained = new Trainer(data, TrainingRecipe.brief(epochs))
                .train(
                        network,
                        Seeds.derive(seed, "pruning-table"),
                        Deadline.none(),
                        (epoch, loss, accuracy) ->
                                System.out.printf("seed %s epoch %s: %.2f %%%n", seed, epoch, accuracy))
                .snapshot();
        System.out.printf("trained in %.1f s%n", (System.nanoTime() - begun) / 1e9);
        WeightsFile.write(file, trained, Map.of());
        return trained;
    }

    private String searched(String way, NetworkPruning pruning, Rounds by, long seed) {
        long begun = System.nanoTime();
        EvoPress search = pruning.search(lambda, by, seed);
        Generation at = search.start();
        for (int i = 0; i < generations; i++) {
            at = search.next(at);
        }
        return row(way, pruning, pruning.counts(at.levels()), at.images(), (System.nanoTime() - begun) / 1e9);
    }

    private static String row(String way, NetworkPruning pruning, List<Long> counts, long images, double seconds) {
        Loss loss = pruning.loss(counts);
        String line = new Row(
                        way, number(loss.divergence()), number(loss.accuracy()), images, seconds, counts.toString())
                .line();
        System.out.println(line);
        return line;
    }

    private static double number(Score score) {
        return score.value().orElseThrow();
    }

    private static void print(double density, List<Row> rows) {
        System.out.printf(Locale.ROOT, "%ndensity %s%n| | KL | accuracy | images |%n|---|---|---|---|%n", density);
        for (String way : List.of("dense", "uniform", "ERK", "evopress", "one round")) {
            if (of(rows, way).size() < 2) {
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d |%n",
                    way,
                    interval(rows, way, Row::divergence),
                    interval(rows, way, Row::accuracy),
                    of(rows, way).get(0).images());
        }
        List<Row> multi = of(rows, "evopress");
        for (String other : List.of("uniform", "ERK", "one round")) {
            List<Row> than = of(rows, other);
            if (than.size() < 2) {
                continue;
            }
            var ratios = new ArrayList<Double>();
            var points = new ArrayList<Double>();
            for (int i = 0; i < than.size(); i++) {
                ratios.add(multi.get(i).divergence() / than.get(i).divergence());
                points.add(multi.get(i).accuracy() - than.get(i).accuracy());
            }
            System.out.printf(
                    "evopress against %s, by seed: KL %s times, points %s%n",
                    other, Interval.of(ratios), Interval.of(points));
        }
    }

    private static Interval interval(List<Row> rows, String way, ToDoubleFunction<Row> what) {
        return Interval.of(of(rows, way).stream().map(what::applyAsDouble).toList());
    }

    private static List<Row> of(List<Row> rows, String way) {
        return rows.stream().filter(row -> row.way().equals(way)).toList();
    }
}
