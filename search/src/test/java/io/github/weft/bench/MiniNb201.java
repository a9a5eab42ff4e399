package io.github.weft.bench;

import io.github.weft.arch.Costs;
import io.github.weft.arch.RateScale;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.supernet.Checkpoint;
import io.github.weft.supernet.Importance;
import io.github.weft.supernet.Inherited;
import io.github.weft.supernet.Recalibration;
import io.github.weft.supernet.Samplers;
import io.github.weft.supernet.Supernet;
import io.github.weft.supernet.SupernetRecipe;
import io.github.weft.supernet.SupernetTrainer;
import io.github.weft.supernet.Terms;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Presentation;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.TrainingStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which way of drawing paths and images ranks networks best when they inherit their weights: supernets of {@link TwoCells} by each sampler, all after as
 * many forward and backward passes, against networks trained by themselves with two seeds, one drawn from each quantile of size. Prints Kendall's tau with paired
 * intervals, counts of weights in the same table, and the variance of gradients under data sampling.
 *
 * <p>Arguments: folder, passes, seeds, networks, epochs of the networks by themselves, threads, data, images to train on, share held back to choose by,
 * networks for the variance; then, if wanted, samplers ({@code pada:paths} and {@code pada:data} for the parts). What is done is kept in the folder. The
 * form of the pilot:
 *
 * <pre>MiniNb201 FOLDER 6000 3 30 3 2 idx:DIR 8000 0.0667 8</pre>
 *
 * <p>Cells normalise with scale and shift, in supernets too; images are shown as they are, and batches of 64.
 */
final class MiniNb201 {

    private static final String SAMPLERS = "uniform,fairness,pada,pada-unbiased,control";
    private static final int BATCH = 64;
    private static final int DRAWS = 64;
    private static final int POOL = 20;

    private final SearchSpace space = new TwoCells();
    private final KeptNumbers kept;
    private final int passes;
    private final int seeds;
    private final int epochs;
    private final Dataset data;
    private final Setting setting;
    private final List<Genome> networks;

    private MiniNb201(Path folder, int passes, int seeds, int networks, int epochs, Dataset data) {
        this.passes = passes;
        this.seeds = seeds;
        this.epochs = epochs;
        this.data = data;
        this.setting = space.setting(data.shape(), data.classes());
        this.networks = drawn(networks);
        this.kept = new KeptNumbers(folder.resolve("%s-networks-%s-epochs-%s"
                .formatted(networks, epochs, data.digest().substring(0, 8))));
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        Dataset data = DataSource.open(
                given.get(6),
                DataOptions.defaults()
                        .withLimit(Integer.parseInt(given.get(7)))
                        .withValidationShare(Double.parseDouble(given.get(8))));
        var bench = new MiniNb201(
                Path.of(given.get(0)),
                Integer.parseInt(given.get(1)),
                Integer.parseInt(given.get(2)),
                Integer.parseInt(given.get(3)),
                Integer.parseInt(given.get(4)),
                data);
        System.out.printf("%s%n", data);
        bench.compare(
                Integer.parseInt(given.get(5)),
                Integer.parseInt(given.get(9)),
                List.of((given.size() > 10 ? given.get(10) : SAMPLERS).split(",")));
    }

    /** By rising number of weights; all have a path to the output. */
    private List<Genome> drawn(int count) {
        RandomGenerator random = Seeds.generator(0, "mini-nb201");
        List<Genome> pool = Stream.generate(() -> Variation.random(space, random))
                .filter(genome -> RateScale.of(space.core(genome, setting)).connected())
                .distinct()
                .limit((long) POOL * count)
                .sorted(Comparator.comparingDouble(this::params))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(part -> pool.get(part * POOL + random.nextInt(POOL)))
                .toList();
    }

    private double params(Genome genome) {
        return space.decode(genome, setting).costs().params();
    }

    private void compare(int threads, int variances, List<String> samplers) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Map<String, List<Future<double[]>>> ratings = new LinkedHashMap<>();
            for (String sampler : samplers) {
                ratings.put(
                        sampler,
                        IntStream.range(0, seeds)
                                .mapToObj(seed -> workers.submit(() -> timed(
                                        "%s-%s-%s".formatted(sampler.replace(':', '-'), passes, seed),
                                        name -> rated(sampler, seed, name))))
                                .toList());
            }
            List<Future<double[]>> alone = IntStream.range(0, 2 * networks.size())
                    .mapToObj(i -> workers.submit(() -> timed(
                            "alone-%s-%s".formatted(i % networks.size(), i / networks.size()),
                            name -> alone(i % networks.size(), i / networks.size()))))
                    .toList();
            Map<String, double[][]> rows = new LinkedHashMap<>();
            for (var rating : ratings.entrySet()) {
                rows.put(rating.getKey(), all(rating.getValue()));
            }
            double[] accuracies =
                    Arrays.stream(all(alone)).mapToDouble(one -> one[0]).toArray();
            List<Costs> costs = networks.stream()
                    .map(genome -> space.decode(genome, setting).costs())
                    .toList();
            new RatingTable(costs).print(rows, accuracies);
            if (samplers.contains("uniform") && variances > 0) {
                variance(workers, Math.min(variances, networks.size()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** What a task makes of its name. */
    @FunctionalInterface
    private interface Task {
        double[] run(String name);
    }

    private double[] timed(String name, Task task) {
        long start = System.nanoTime();
        double[] numbers = kept.of(name, () -> task.run(name));
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", name, (System.nanoTime() - start) / 1e9);
        return numbers;
    }

    private static double[][] all(List<Future<double[]>> futures) throws InterruptedException {
        var all = new ArrayList<double[]>();
        for (Future<double[]> future : futures) {
            try {
                all.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return all.toArray(double[][]::new);
    }

    /** Validation accuracy of a network after training by itself; 0 if that failed. */
    private double[] alone(int network, int seed) {
        TrainingRecipe recipe =
                TrainingRecipe.brief(epochs).withAugmentation(0, false).withSmoothing(0);
        return new double[] {
            TrainingStage.brief(space, setting, data, recipe, seed)
                    .evaluate(networks.get(network), 0)
                    .get(0)
                    .score()
                    .value()
                    .orElse(0)
        };
    }

    /** Trains a supernet, keeps its file and judges every network by it; a failure counts 0. */
    private double[] rated(String sampler, int seed, String name) {
        Terms terms = terms(sampler, seed);
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> false, step -> {});
            supernet.checkpoint().write(kept.folder().resolve(name + ".supernet"));
            terms.sampler()
                    .drawn()
                    .ifPresent(drawn -> System.out.printf(
                            "%s drew in the last epoch: %s%n%s drew in all: %s%n",
                            name, drawn.ofEpoch(), name, drawn.ofAll()));
            var inherited = Inherited.from(supernet, Recalibration.usual(), Duration.ofHours(1));
            return networks.stream()
                    .mapToDouble(genome -> inherited
                            .score(genome, data.validation(), Deadline.none())
                            .value()
                            .orElse(0))
                    .toArray();
        }
    }

    private Terms terms(String sampler, int seed) {
        List<String> parts = List.of(sampler.split(":"));
        Importance importance =
                parts.size() > 1 ? Importance.valueOf(parts.get(1).toUpperCase(Locale.ROOT)) : Importance.BOTH;
        int paths = sampler.equals("fairness") ? 5 : 1;
        var recipe = new SupernetRecipe(
                new Presentation(BATCH, 0, false),
                new Nesterov(0.9, 2.5e-4),
                new CosineSchedule(0.05, 0, passes / paths),
                OptionalDouble.of(5),
                0,
                Initialisation.KAIMING_NORMAL);
        var options = new Samplers.Options(0, Map.of(), importance, OptionalDouble.empty());
        return new Terms(
                space,
                setting,
                data,
                recipe,
                Samplers.named(parts.get(0)).maker().make(space, setting, options),
                seed);
    }

    private void variance(ExecutorService workers, int count) throws InterruptedException {
        String name = "uniform-%s-0".formatted(passes);
        Checkpoint checkpoint = Checkpoint.read(kept.folder().resolve(name + ".supernet"));
        Map<String, float[]> weights = new LinkedHashMap<>();
        checkpoint.tensors().names().stream()
                .filter(tensor -> checkpoint.moves().containsKey(tensor))
                .forEach(tensor -> weights.put(tensor, checkpoint.tensors().values(tensor)));
        var measure = new GradientVariance(space, setting, data, weights);
        for (boolean fixed : List.of(true, false)) {
            String of = fixed ? "fixed" : "batch";
            List<Future<double[]>> futures = IntStream.range(0, count)
                    .map(i -> i * networks.size() / count)
                    .mapToObj(network -> workers.submit(() -> timed(
                            "variance-%s-%s-%s".formatted(name, of, network),
                            its -> measure.of(networks.get(network), DRAWS, fixed))))
                    .toList();
            tell(all(futures), of);
        }
    }

    private void tell(double[][] measured, String statistics) {
        System.out.printf(
                "%n| normalised by %s statistics | variance by importance | uniform | ratio | distance of means in standard errors |%n",
                statistics);
        System.out.println("|---|---|---|---|---|");
        for (int i = 0; i < measured.length; i++) {
            double[] its = measured[i];
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.4g | %.4g | %.3f | %.2f |%n",
                    space.format(networks.get(i * networks.size() / measured.length))
                            .replace("|", "\\|"),
                    its[0],
                    its[1],
                    its[0] / its[1],
                    Math.sqrt(its[2] / ((its[0] + its[1]) / DRAWS)));
        }
        double[] ratios = Arrays.stream(measured)
                .mapToDouble(its -> its[0] / its[1])
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "variance of a batch's gradient by importance over uniform, %d draws each: mean %.3f, from %.3f to %.3f%n",
                DRAWS,
                Arrays.stream(ratios).average().orElseThrow(),
                ratios[0],
                ratios[ratios.length - 1]);
    }
}
