package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Scope;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Presentation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gradients of real steps, taken from what plain descent at rate 1 subtracts, of a network that normalises every image by itself. */
@Tag("torch")
class UnbiasedTest {

    private static final SearchSpace SPACE = Spaces.named("vit-mini-v2");
    private static final Genome GENOME = SPACE.canonical(Variation.random(SPACE, Nursery.random(2)));
    private static final String WEIGHT = "head.linear.weight";

    private record Once(Plan plan) implements Sampler {
        @Override
        public String protocol() {
            return "once";
        }

        @Override
        public Plan plan(Moment moment) {
            return plan;
        }
    }

    private static double[] gradient(double lesson, List<Integer> images, List<Double> weights) {
        var plan = new Plan(
                List.of(new Lesson(GENOME, Target.LABELS, lesson)),
                Optional.empty(),
                Optional.of(new Showing(images, weights)));
        var recipe = new SupernetRecipe(
                new Presentation(8, 0, false),
                new Nesterov(0, 0),
                new CosineSchedule(1, 0, 1000),
                OptionalDouble.empty(),
                0,
                Initialisation.KAIMING_NORMAL);
        var terms = new Terms(SPACE, Nursery.setting(SPACE), Nursery.DATA, recipe, new Once(plan), 3);
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            float[] before = supernet.weights().leaves().values(WEIGHT);
            new SupernetTrainer(supernet).step();
            float[] after = supernet.weights().leaves().values(WEIGHT);
            return IntStream.range(0, before.length)
                    .mapToDouble(i -> (double) before[i] - after[i])
                    .toArray();
        }
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(IntStream.range(0, one.length)
                .mapToDouble(i -> Math.pow(one[i] - other[i], 2))
                .sum());
    }

    /** Sixteen images, each shown alone (twice in a batch of two): all that can be drawn, by its chance. */
    @Test
    void weightsMakeTheExpectedGradientTheFullOne() {
        List<Integer> all = IntStream.range(0, 16).boxed().toList();
        double[] full = gradient(1, all, Collections.nCopies(16, 1.0));
        double[] norms = Seeds.generator(4, "norms").doubles(16, 0.05, 1.3).toArray();
        Chances chances = Chances.mixed(norms, 0.9);
        var corrected = new double[full.length];
        var published = new double[full.length];
        for (int image : all) {
            double weight = chances.correction(image);
            double[] its = gradient(1, List.of(image, image), List.of(weight, weight));
            for (int i = 0; i < its.length; i++) {
                corrected[i] += chances.of(image) * its[i];
                published[i] += chances.of(image) * its[i] / weight;
            }
        }

        assertThat(distance(full, new double[full.length])).isGreaterThan(0.1);
        assertThat(distance(corrected, full)).isLessThan(1e-5);
        assertThat(distance(published, full)).isGreaterThan(0.01);
    }

    @Test
    void theWeightOfALessonScalesItsGradient() {
        List<Integer> images = List.of(3, 8, 11, 20);
        double[] once = gradient(1, images, Collections.nCopies(4, 1.0));
        double[] thrice = gradient(3, images, Collections.nCopies(4, 1.0));

        for (int i = 0; i < once.length; i++) {
            assertThat(thrice[i]).isCloseTo(3 * once[i], within(1e-5));
        }
    }
}
