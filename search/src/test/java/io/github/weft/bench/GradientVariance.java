package io.github.weft.bench;

import io.github.weft.data.Dataset;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.supernet.Importance;
import io.github.weft.supernet.Lesson;
import io.github.weft.supernet.Moment;
import io.github.weft.supernet.Pada;
import io.github.weft.supernet.Plan;
import io.github.weft.supernet.Sampler;
import io.github.weft.supernet.Seen;
import io.github.weft.supernet.Showing;
import io.github.weft.supernet.Supernet;
import io.github.weft.supernet.SupernetRecipe;
import io.github.weft.supernet.SupernetTrainer;
import io.github.weft.supernet.Target;
import io.github.weft.supernet.Terms;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Presentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How much the gradient of a batch varies at weights that stand still: images drawn by importance, with the weights that make up for it, against images
 * drawn uniformly, both with replacement. A gradient is what a step of plain descent at rate 1 subtracts from the weights, which are put back then.
 *
 * <p>Importance knows the norms of one epoch of this network at these weights, and decides 0.9 of the chances: the most that a training can have.
 */
final class GradientVariance {

    private static final double SHARE = 0.9;
    private static final int BATCH = 64;

    private final SearchSpace space;
    private final Setting setting;
    private final Dataset data;
    private final Map<String, float[]> weights;

    GradientVariance(SearchSpace space, Setting setting, Dataset data, Map<String, float[]> weights) {
        this.space = space;
        this.setting = setting;
        this.data = data;
        this.weights = weights;
    }

    /** Follows whatever plan it is told, and tells importance what it sees while that listens. */
    private static final class Told implements Sampler {
        private final Pada pada;
        private Optional<Plan> next = Optional.empty();
        private boolean listening = true;

        Told(Pada pada) {
            this.pada = pada;
        }

        @Override
        public String protocol() {
            return "told";
        }

        @Override
        public Plan plan(Moment moment) {
            return next.orElseThrow();
        }

        @Override
        public void learn(Lesson lesson, Seen seen) {
            if (listening) {
                pada.learn(lesson, seen);
            }
        }
    }

    /**
     * Variance by importance, variance under uniform draws, and the squared distance of the two means; all summed over the weights.
     *
     * @param draws of each kind
     */
    double[] of(Genome genome, int draws) {
        var told = new Told(new Pada(space, setting, true, Importance.DATA, SHARE));
        var terms = new Terms(space, setting, data, still(), told, 0);
        Plan plain = new Plan(List.of(new Lesson(genome, Target.LABELS)), Optional.empty(), Optional.empty());
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            var trainer = new SupernetTrainer(supernet);
            putBack(supernet);
            int epoch = terms.moment(0).epochLength();
            for (int step = 0; step < epoch; step++) {
                told.pada.plan(moment(0, step));
                told.next = Optional.of(plain);
                trainer.step();
                putBack(supernet);
            }
            told.listening = false;
            List<double[]> important = new ArrayList<>();
            List<double[]> uniform = new ArrayList<>();
            for (int draw = 0; draw < draws; draw++) {
                Showing chosen = told.pada.plan(moment(draw, epoch)).showing().orElseThrow();
                important.add(gradient(supernet, trainer, told, plain.on(chosen)));
                uniform.add(gradient(supernet, trainer, told, plain.on(any(draw))));
            }
            double[] between = distances(List.of(mean(important)), mean(uniform));
            return new double[] {variance(important), variance(uniform), between[0]};
        }
    }

    private static SupernetRecipe still() {
        return new SupernetRecipe(
                new Presentation(BATCH, 0, false),
                new Nesterov(0, 0),
                new CosineSchedule(1, 0, 100_000_000),
                OptionalDouble.empty(),
                0,
                Initialisation.KAIMING_NORMAL);
    }

    /** As if the second epoch of the training were its last. */
    private Moment moment(int seed, int step) {
        int images = data.train().size();
        return new Moment(seed, step, (int) Math.ceil(images / BATCH / SHARE), images, BATCH);
    }

    private Showing any(int draw) {
        RandomGenerator random = Seeds.generator(draw, "any images");
        List<Integer> images = Stream.generate(() -> random.nextInt(data.train().size()))
                .limit(BATCH)
                .toList();
        return new Showing(images, Collections.nCopies(BATCH, 1.0));
    }

    private double[] gradient(Supernet supernet, SupernetTrainer trainer, Told told, Plan plan) {
        told.next = Optional.of(plan);
        trainer.step();
        double[] gradient = weights.keySet().stream()
                .sorted()
                .flatMapToDouble(name -> {
                    float[] before = weights.get(name);
                    float[] after = supernet.weights().leaves().values(name);
                    return Arrays.stream(indices(before.length)).mapToDouble(i -> (double) before[i] - after[i]);
                })
                .toArray();
        putBack(supernet);
        return gradient;
    }

    private static int[] indices(int length) {
        var indices = new int[length];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private void putBack(Supernet supernet) {
        weights.forEach((name, values) -> supernet.weights().leaves().set(name, values));
    }

    private static double[] mean(List<double[]> vectors) {
        var mean = new double[vectors.get(0).length];
        vectors.forEach(vector -> Arrays.setAll(mean, i -> mean[i] + vector[i] / vectors.size()));
        return mean;
    }

    private static double variance(List<double[]> vectors) {
        return Arrays.stream(distances(vectors, mean(vectors))).sum() / (vectors.size() - 1);
    }

    private static double[] distances(List<double[]> vectors, double[] from) {
        return vectors.stream()
                .mapToDouble(vector -> {
                    double squares = 0;
                    for (int i = 0; i < from.length; i++) {
                        squares += Math.pow(vector[i] - from[i], 2);
                    }
                    return squares;
                })
                .toArray();
    }
}
