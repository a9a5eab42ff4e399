package io.github.weft.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.cli.Weft;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.sparse.Fixed;
import io.github.weft.supernet.Moment;
import io.github.weft.supernet.Plan;
import io.github.weft.supernet.Sampler;
import io.github.weft.supernet.Samplers;
import io.github.weft.supernet.Supernet;
import io.github.weft.supernet.SupernetRecipe;
import io.github.weft.supernet.SupernetTrainer;
import io.github.weft.supernet.Terms;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.train.Accuracy;
import io.github.weft.train.Adam;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Presentation;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How much of a vision transformer's tokens can be left out: for each seed, the network is trained; adapted with random ratios; its ratios are
 * searched by validation images with the adapted weights, under the MACs of a uniform ratio; and both are trained on alone, with the same
 * steps. The dense network is trained on for as many steps as adaptation and tuning have together. Prints accuracies on the test images, which nothing else
 * has seen.
 *
 * <p>Arguments: folder of Fashion-MNIST, working folder, training images, epochs, steps of adaptation and of tuning, evaluations of a search,
 * seeds. Goes on where it was stopped.
 */
final class WindowSparsity {

    private static final String BASE = "vit-mini-v2:32x4-h2r2-h2r2-h2r2-h2r2";
    private static final String VALIDATION_SHARE = "0.025";
    private static final int BATCH = 32;
    private static final int UNIFORM = 2;

    private final SearchSpace space = Spaces.named("sparse-vit")
            .over(Fixed.of(Spaces.named("vit-mini-v2"), BASE.substring(BASE.indexOf(':') + 1)));
    private final String source;
    private final String images;
    private final Dataset data;
    private final Setting setting;
    private final Path folder;
    private final int epochs;
    private final int steps;
    private final String evaluations;

    private WindowSparsity(String[] arguments) throws IOException {
        source = "idx:" + arguments[0];
        folder = Files.createDirectories(Path.of(arguments[1]));
        images = arguments[2];
        epochs = Integer.parseInt(arguments[3]);
        steps = Integer.parseInt(arguments[4]);
        evaluations = arguments[5];
        data = DataSource.open(
                source,
                DataOptions.defaults()
                        .withLimit(Integer.parseInt(images))
                        .withValidationShare(Double.parseDouble(VALIDATION_SHARE)));
        setting = space.setting(data.shape(), data.classes()).with("patch", 4);
    }

    public static void main(String[] arguments) throws IOException {
        var bench = new WindowSparsity(arguments);
        System.out.printf("%s; dense: %s million MACs%n", bench.data, bench.macs(bench.space.base()));
        System.out.println("| seed | weights | left out | MACs in millions | times fewer | test accuracy |");
        System.out.println("|---|---|---|---|---|---|");
        for (int seed = 1; seed <= Integer.parseInt(arguments[6]); seed++) {
            bench.run(seed);
        }
    }

    private void run(int seed) throws IOException {
        Path dense = folder.resolve("dense-%s.weights".formatted(seed));
        if (!Files.exists(dense)) {
            TrainingRecipe recipe =
                    TrainingRecipe.brief(epochs).withBatchSize(BATCH).withOptimizer(Adam.decoupled(0.05), 2e-3, 50);
            var trained = new Trainer(data, recipe)
                    .train(
                            space.decode(space.base(), setting),
                            seed,
                            Deadline.none(),
                            (epoch, loss, accuracy) -> System.err.printf(
                                    "seed %s epoch %s: loss %.3f, validation %.2f%n", seed, epoch, loss, accuracy));
            WeightsFile.write(dense, trained.snapshot(), Map.of());
        }
        Path whole = further(dense, "whole", new Only(space.base()), 2 * steps, seed);
        Path adapted = further(
                dense,
                "adapted",
                Samplers.named("uniform").maker().make(space, setting, Samplers.Options.defaults()),
                steps,
                seed);
        Genome uniform = uniform(UNIFORM);
        Genome searched = searched(adapted, uniform, seed);
        Path uniformTuned = further(adapted, "uniform", new Only(uniform), steps, seed);
        Path searchedTuned = further(adapted, "searched", new Only(searched), steps, seed);
        print(seed, "trained", dense, space.base());
        print(seed, "whole", whole, space.base());
        print(seed, "whole", whole, uniform);
        print(seed, "whole", whole, searched);
        print(seed, "adapted", adapted, uniform);
        print(seed, "adapted", adapted, searched);
        print(seed, "adapted, then tuned", uniformTuned, uniform);
        print(seed, "adapted, then tuned", searchedTuned, searched);
    }

    /** Always the same network. */
    private record Only(Genome genome) implements Sampler {
        @Override
        public String protocol() {
            return "only " + genome.alleles();
        }

        @Override
        public Plan plan(Moment moment) {
            return Plan.labels(List.of(genome));
        }
    }

    private Path further(Path start, String name, Sampler sampler, int count, int seed) {
        Path file = folder.resolve("%s-%s.supernet".formatted(name, seed));
        if (!Files.exists(file)) {
            var recipe = new SupernetRecipe(
                    new Presentation(BATCH, 0, true),
                    Adam.decoupled(0.05),
                    new CosineSchedule(1e-3, 20, count),
                    OptionalDouble.of(5),
                    0.1,
                    Initialisation.KAIMING_NORMAL);
            var terms = new Terms(space, setting, data, recipe, sampler, seed, Optional.of(WeightsFile.of(start)));
            try (Scope scope = Scope.open()) {
                Supernet supernet = Supernet.fresh(terms, scope);
                new SupernetTrainer(supernet).train(() -> false, step -> {});
                supernet.checkpoint().write(file);
            }
        }
        return file;
    }

    /** The best by validation images of a search with no more MACs than a uniform network. */
    private Genome searched(Path adapted, Genome uniform, int seed) throws IOException {
        long most = space.decode(uniform, setting).costs().macs();
        String db = folder.resolve("search-%s-%s".formatted(most, seed)).toString();
        if (Files.exists(Path.of(db))) {
            weft("resume", "--db", db);
        } else {
            var command = new ArrayList<>(List.of("search"));
            var settings = new TreeMap<>(Map.of(
                    "--space",
                    "sparse-vit",
                    "--base",
                    BASE,
                    "--skeleton",
                    "patch=4",
                    "--data",
                    source,
                    "--limit",
                    images,
                    "--validation-share",
                    VALIDATION_SHARE,
                    "--supernet",
                    adapted.toString(),
                    "--constraint",
                    "flops<=" + most,
                    "--seed",
                    "" + seed,
                    "--db",
                    db));
            settings.putAll(Map.of(
                    "--strategy", "ga",
                    "--objectives", "accuracy",
                    "--population", "10",
                    "--sample", "3",
                    "--reference", "10",
                    "--evaluations", evaluations,
                    "--workers", "1",
                    "--promote", "0"));
            settings.forEach((name, value) -> command.addAll(List.of(name, value)));
            weft(command.toArray(String[]::new));
        }
        String best = new ObjectMapper()
                .readTree(weft("leaderboard", "--json", "--top", "1", "--db", db))
                .get("rows")
                .get(0)
                .get("architecture")
                .asText();
        return space.parse(best);
    }

    private Genome uniform(int allele) {
        return new Genome(space.genes().stream().map(gene -> allele).toList());
    }

    private double macs(Genome genome) {
        return space.decode(genome, setting).costs().macs() / 1e6;
    }

    private void print(int seed, String name, Path weights, Genome genome) {
        double accuracy = Accuracy.percent(
                        space.decode(genome, setting), WeightsFile.of(weights).read(), data.test(), Deadline.none())
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.3f | %.2f | %.2f |%n",
                seed,
                name,
                space.format(genome),
                macs(genome),
                macs(space.base()) / macs(genome),
                accuracy);
    }

    private static String weft(String... arguments) {
        var out = new StringWriter();
        int code = Weft.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
        if (code != 0) {
            throw new IllegalStateException("weft " + String.join(" ", arguments) + " ended with " + code);
        }
        return out.toString();
    }
}
