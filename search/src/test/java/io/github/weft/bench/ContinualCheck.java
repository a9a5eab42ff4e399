package io.github.weft.bench;

import io.github.weft.arch.Network;
import io.github.weft.continual.Course;
import io.github.weft.continual.Isolation;
import io.github.weft.continual.Learner;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.Start;
import io.github.weft.train.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Fashion-MNIST as five tasks of two classes, those that look alike being told apart in one task, learnt one after the other by the
 * narrow reference network. Prints for starts, densities and growth rules the mean test accuracy over all tasks known, after each task,
 * forgetting, and how much of the backbone is used and reused in the end, with Student's 95 % intervals over seeds. Rows that say "alone"
 * learn each task with a fresh network: what there is to lose by sharing.
 *
 * <p>Arguments: seeds, epochs, training images, densities with commas between them, working folder. Goes on where it was stopped.
 */
final class ContinualCheck {

    private static final List<List<Integer>> TASKS =
            List.of(List.of(2, 4), List.of(0, 6), List.of(5, 7), List.of(1, 3), List.of(8, 9));
    private static final String NETWORK = "8:16:32";
    private static final int BATCH = 32;
    private static final int INTERVAL = 10;

    private ContinualCheck() {}

    private enum Sharing {
        SUB_NETWORKS("sub-networks"),
        ONE_NETWORK("one network"),
        ALONE("each alone");

        private final String text;

        Sharing(String text) {
            this.text = text;
        }

        /** Only sub-networks are shown under both rules. */
        List<Growth> growths() {
            return this == SUB_NETWORKS ? List.of(Growth.RANDOM, Growth.GRADIENT) : List.of(Growth.GRADIENT);
        }
    }

    /** One row of the table. */
    private record Way(Sharing sharing, double density, Start start, Growth growth) {

        String cells() {
            return "%s | %s | %s | %s"
                    .formatted(sharing.text, density, start, growth == Growth.RANDOM ? "SET" : "RigL");
        }
    }

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        TrainingRecipe recipe =
                TrainingRecipe.brief(Integer.parseInt(arguments[1])).withBatchSize(BATCH);
        Dataset data = DataSource.open(
                "fashion-mnist",
                DataOptions.defaults().withLimit(Integer.parseInt(arguments[2])).withValidationShare(0.05));
        var kept = new KeptNumbers(Path.of(arguments[4]));
        List<Dataset> tasks = TASKS.stream().map(data::ofClasses).toList();
        SearchSpace space = Spaces.named("reference-cnn");
        Network network = space.decode(space.parse(NETWORK), space.setting(data.shape(), 2));
        var ways = new ArrayList<Way>();
        for (Sharing sharing : Sharing.values()) {
            for (String density : arguments[3].split(",")) {
                for (Start start : List.of(Start.UNIFORM, Start.ERK)) {
                    for (Growth growth : sharing.growths()) {
                        ways.add(new Way(sharing, Double.parseDouble(density), start, growth));
                    }
                }
            }
        }
        for (int seed = 0; seed < seeds; seed++) {
            for (Way way : ways) {
                numbers(way, seed, kept, network, recipe, tasks);
            }
        }
        System.out.println("| what is shared | density | start | growth | after 1 | 2 | 3 | 4 | 5 tasks"
                + " | when learnt | forgetting | used | reused by the last |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Way way : ways) {
            List<double[]> runs = IntStream.range(0, seeds)
                    .mapToObj(seed -> numbers(way, seed, kept, network, recipe, tasks))
                    .toList();
            var cells = new ArrayList<String>();
            for (int column = 0; column < runs.get(0).length; column++) {
                int at = column;
                cells.add(cell(runs.stream().map(run -> run[at]).toList()));
            }
            System.out.printf("| %s | %s |%n", way.cells(), String.join(" | ", cells));
        }
    }

    /** The cells of one seed's row. */
    private static double[] numbers(
            Way way, int seed, KeptNumbers kept, Network network, TrainingRecipe recipe, List<Dataset> tasks) {
        String name = "%s-%s-%s-%s-%s".formatted(way.sharing(), way.density(), way.start(), way.growth(), seed);
        return kept.of(name, () -> {
            var movement = new Movement(way.growth(), DropRule.MAGNITUDE, INTERVAL, 0.3, Decay.COSINE, 0.75);
            var plan = Learner.plan(network, way.density(), way.start(), movement);
            long start = System.nanoTime();
            Course course = way.sharing() == Sharing.ALONE
                    ? alone(new Learner(network, plan, recipe, Isolation.NONE), tasks, seed)
                    : new Learner(
                                    network,
                                    plan,
                                    recipe,
                                    way.sharing() == Sharing.ONE_NETWORK ? Isolation.NONE : Isolation.SUB_NETWORKS)
                            .learn(tasks, seed);
            System.err.printf(
                    Locale.ROOT,
                    "%s: %s learnt %s, forgetting %.1f, used %s, reused %s, %.1f s%n",
                    name,
                    plan.nonzeros(),
                    course.learnt(),
                    course.forgetting(),
                    course.used(),
                    course.reused(),
                    (System.nanoTime() - start) / 1e9);
            var row = new ArrayList<Double>();
            IntStream.range(0, tasks.size()).forEach(task -> row.add(course.mean(task)));
            row.add(course.learnt().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
            row.add(course.forgetting());
            row.add(100 * course.used().get(tasks.size() - 1));
            row.add(100 * course.reused().get(tasks.size() - 1));
            return row.stream().mapToDouble(Double::doubleValue).toArray();
        });
    }

    /** As if each task were the first. */
    private static Course alone(Learner learner, List<Dataset> tasks, long seed) {
        List<Course> each =
                tasks.stream().map(task -> learner.learn(List.of(task), seed)).toList();
        List<Double> learnt = each.stream().map(Course::mean).toList();
        return new Course(
                IntStream.rangeClosed(1, tasks.size())
                        .mapToObj(count -> learnt.subList(0, count))
                        .toList(),
                each.stream().map(course -> course.used().get(0)).toList(),
                each.stream().map(course -> course.reused().get(0)).toList());
    }

    private static String cell(List<Double> values) {
        if (values.size() < 2) {
            return String.format(Locale.ROOT, "%.1f", values.get(0));
        }
        Interval interval = Interval.of(values);
        return String.format(Locale.ROOT, "%.1f ± %.1f", interval.mean(), interval.high() - interval.mean());
    }
}
