package io.github.weft.bench;

import io.github.weft.arch.RateScale;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.rank.Ranks;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.train.Scaling;
import io.github.weft.train.TrainingRecipe;
import io.github.weft.train.TrainingStage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How architecture-aware scaling changes a ranking: the same random candidates of nb201 at a small skeleton, trained at the recipe's rate
 * for all, at the rate that suits the base network best for all, and from the latter by their graphs. Prints accuracies, ranks and Kendall's
 * tau between the three, in the order of the first.
 *
 * <p>Arguments: candidates, seeds, epochs, images, channels.
 */
final class ScalingRanking {

    private static final double[] RATES = {0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6};
    private static final SearchSpace SPACE = Spaces.named("nb201");

    private final Dataset data;
    private final Setting setting;
    private final int seeds;

    private ScalingRanking(int seeds, int images, int channels) {
        this.data = DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(images));
        this.setting = SPACE.setting(data.shape(), data.classes())
                .with("channels", channels)
                .with("cells", 1);
        this.seeds = seeds;
    }

    public static void main(String[] arguments) {
        int[] numbers = Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        new ScalingRanking(numbers[1], numbers[3], numbers[4]).compare(numbers[0], numbers[2]);
    }

    private void compare(int count, int epochs) {
        TrainingRecipe usual = TrainingRecipe.brief(epochs);
        double base = tuned(usual.withEpochs(1));
        List<Genome> genomes = candidates(count);
        double[] one = accuracies("recipe", genomes, usual);
        double[] tuned = accuracies("tuned", genomes, usual.withLearningRate(base));
        double[] aware =
                accuracies("aware", genomes, usual.withLearningRate(base).withScaling(Scaling.ARCHITECTURE_AWARE));
        System.out.printf("%n| candidate | factor | %s | %s | aware at %s |%n", usual.learningRate(), base, base);
        System.out.println("|---|---|---|---|---|");
        double[][] ranks = {ranks(one), ranks(tuned), ranks(aware)};
        IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ranks[0][i]))
                .forEach(i -> System.out.printf(
                        "| %s | %.3f | %.1f (%.0f) | %.1f (%.0f) | %.1f (%.0f) |%n",
                        SPACE.format(genomes.get(i)).replace("|", "\\|"),
                        factor(genomes.get(i)),
                        one[i],
                        ranks[0][i],
                        tuned[i],
                        ranks[1][i],
                        aware[i],
                        ranks[2][i]));
        System.out.printf("mean: %.2f, %.2f, %.2f%n", mean(one), mean(tuned), mean(aware));
        System.out.printf(
                "tau of recipe and aware %.3f, of tuned and aware %.3f, of recipe and tuned %.3f%n",
                tau(one, aware), tau(tuned, aware), tau(one, tuned));
    }

    /** The rate at which the base network is best, mean of the seeds. */
    private double tuned(TrainingRecipe recipe) {
        double[] means = DoubleStream.of(RATES)
                .map(rate -> accuracies("base " + rate, List.of(SPACE.base()), recipe.withLearningRate(rate))[0])
                .toArray();
        int best = IntStream.range(0, means.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> means[i]))
                .orElseThrow();
        return RATES[best];
    }

    private List<Genome> candidates(int count) {
        RandomGenerator random = Seeds.generator(0, "scaling-ranking");
        return Stream.generate(() -> SPACE.canonical(Variation.random(SPACE, random)))
                .filter(genome -> RateScale.of(SPACE.core(genome, setting)).connected())
                .distinct()
                .limit(count)
                .toList();
    }

    private double factor(Genome genome) {
        return RateScale.of(SPACE.core(genome, setting)).factor(RateScale.of(SPACE.core(SPACE.base(), setting)));
    }

    /** Mean validation accuracies over the seeds in percent; a failure counts 0. */
    private double[] accuracies(String side, List<Genome> genomes, TrainingRecipe recipe) {
        double[][] bySeed = IntStream.range(0, seeds)
                .mapToObj(seed -> genomes.stream()
                        .mapToDouble(genome -> TrainingStage.brief(SPACE, setting, data, recipe, seed)
                                .evaluate(genome, 0)
                                .get(0)
                                .score()
                                .value()
                                .orElse(0))
                        .toArray())
                .toArray(double[][]::new);
        double[] means = IntStream.range(0, genomes.size())
                .mapToDouble(i -> DoubleStream.of(IntStream.range(0, seeds)
                                .mapToDouble(seed -> bySeed[seed][i])
                                .toArray())
                        .average()
                        .orElseThrow())
                .toArray();
        System.out.printf("%s: %s%n", side, Arrays.toString(means));
        if (seeds > 1 && genomes.size() > 1) {
            System.out.printf("%s: tau between the first two seeds %.3f%n", side, tau(bySeed[0], bySeed[1]));
        }
        return means;
    }

    /** From 1 for the best. */
    private static double[] ranks(double[] accuracies) {
        return Ranks.average(
                DoubleStream.of(accuracies).map(accuracy -> -accuracy).toArray());
    }

    private static double tau(double[] left, double[] right) {
        int[] once = new int[left.length];
        Arrays.fill(once, 1);
        return Ranks.of(left).kendall(Ranks.of(right), once);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }
}
