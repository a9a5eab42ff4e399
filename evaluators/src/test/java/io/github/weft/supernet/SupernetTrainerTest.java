package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Box;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Descent;
import io.github.weft.train.Diverged;
import io.github.weft.train.Nesterov;
import io.github.weft.train.Optimizer;
import io.github.weft.train.SmoothedCrossEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("torch")
class SupernetTrainerTest {

    /** Weights, and what the optimiser remembers of them, by name. */
    private static Map<String, float[]> bits(Supernet supernet) {
        var bits = new HashMap<String, float[]>();
        var tensors = supernet.checkpoint().tensors();
        tensors.names().forEach(name -> bits.put(name, tensors.values(name)));
        return bits;
    }

    @ParameterizedTest
    @CsvSource({
        "mobile, uniform, sgd",
        "mobile, fairness, adamw",
        "mobile, sandwich, sgd",
        "vit-mini-v2, uniform, adamw",
        "vit-mini-v2, fairness, sgd",
        "nb201, fairness, adamw",
        "toy-cell, uniform, sgd"
    })
    void onlyWhatIsOnASampledPathMoves(String name, String sampler, String rule) {
        Optimizer optimizer = rule.equals("sgd") ? Nursery.SGD : Nursery.ADAMW;
        confined(Nursery.terms(name, sampler, optimizer, 20), 3);
    }

    /** Ten genotypes of every space, one of those with tens of millions of weights. */
    @ParameterizedTest
    @MethodSource("everySpace")
    @Tag("heavy")
    void onlyWhatIsOnASampledPathMovesInEverySpace(String name) {
        confined(Nursery.terms(name, "uniform", Nursery.SGD, 20), name.startsWith("autoformer") ? 1 : 10);
    }

    static Stream<String> everySpace() {
        return Spaces.all().stream().map(SearchSpace::name);
    }

    private static void confined(Terms terms, int steps) {
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            var trainer = new SupernetTrainer(supernet);
            for (int step = 0; step < steps; step++) {
                Map<String, float[]> before = bits(supernet);
                Plan plan = terms.sampler()
                        .plan(new Moment(
                                terms.seed(), step, 20, Nursery.DATA.train().size(), 8));
                double share = trainer.step().touched();
                Map<String, float[]> after = bits(supernet);

                Map<String, List<Box>> touched = touched(terms, plan);
                long expected = 0;
                for (List<Box> boxes : touched.values()) {
                    expected += Box.apart(boxes).stream().mapToLong(Box::count).sum();
                }
                assertThat(share).isLessThanOrEqualTo((double) expected / weights(supernet));
                int moved = 0;
                for (String tensor : before.keySet()) {
                    String param = tensor.substring(tensor.lastIndexOf(' ') + 1);
                    List<Box> boxes = touched.getOrDefault(param, List.of());
                    moved += outside(supernet, param, boxes, before.get(tensor), after.get(tensor));
                }
                assertThat(moved).isGreaterThan(100);
            }
        }
    }

    private static long weights(Supernet supernet) {
        return supernet.weights().leaves().names().stream()
                .mapToLong(name -> supernet.weights().leaves().tensor(name).size())
                .sum();
    }

    private static Map<String, List<Box>> touched(Terms terms, Plan plan) {
        var touched = new HashMap<String, List<Box>>();
        for (Lesson lesson : plan.lessons()) {
            for (Param param :
                    terms.space().decode(lesson.genome(), terms.setting()).params()) {
                for (Param source : param.sources()) {
                    touched.computeIfAbsent(source.name(), key -> new ArrayList<>())
                            .add(Box.of(source));
                }
            }
        }
        return touched;
    }

    /** Asserts that numbers outside all boxes kept every bit; how many inside have changed. */
    private static int outside(Supernet supernet, String param, List<Box> boxes, float[] before, float[] after) {
        List<Integer> lengths =
                Box.all(supernet.weights().leaves().tensor(param)).lengths();
        int[] place = new int[lengths.size()];
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            if (Float.floatToRawIntBits(before[i]) != Float.floatToRawIntBits(after[i])) {
                int left = i;
                for (int d = place.length - 1; d >= 0; d--) {
                    place[d] = left % lengths.get(d);
                    left /= lengths.get(d);
                }
                if (boxes.stream().noneMatch(box -> holds(box, place))) {
                    throw new AssertionError("%s of %s moved".formatted(Arrays.toString(place), param));
                }
                changed++;
            }
        }
        return changed;
    }

    private static boolean holds(Box box, int[] place) {
        for (int d = 0; d < place.length; d++) {
            int from = box.starts().get(d);
            if (place[d] < from || place[d] >= from + box.lengths().get(d)) {
                return false;
            }
        }
        return true;
    }

    static Stream<String> spaces() {
        return Spaces.all().stream()
                .map(SearchSpace::name)
                .filter(name -> !name.matches("autoformer.*|conv-macro|mobile-ofa|hytra"));
    }

    /** One step of a supernet is one step of the sub-network by itself, with copies of its slices. */
    @ParameterizedTest
    @MethodSource("spaces")
    void aStepIsTheSubNetworksOwnStep(String name) {
        Terms terms = Nursery.terms(name, "uniform", Nursery.SGD, 20);
        Moment moment = new Moment(terms.seed(), 0, 20, Nursery.DATA.train().size(), 8);
        Genome genome = terms.sampler().plan(moment).lessons().get(0).genome();
        Network network = terms.space().decode(genome, terms.setting());
        Course.Batch batch = new Course(Nursery.DATA.train(), terms.recipe().presentation(), terms.seed()).batch(0);
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            OwnWeights own = OwnWeights.copyOf(network, supernet.weights(), scope);
            var descent = new Descent(own.leaves(), terms.recipe().optimizer(), scope);
            NDArray input = scope.floats(batch.pixels(), 8, 1, 28, 28);
            Torch.backward(Torch.recording(() -> SmoothedCrossEntropy.of(
                    new Executor(network, own).logits(input, scope, Pass.with(new BatchNormMode.Batch())),
                    batch.labels(),
                    0.1,
                    scope)));
            clip(own, 5, scope);
            descent.step(terms.recipe().rates().rate(0), scope);

            new SupernetTrainer(supernet).step();

            for (Param param : network.params()) {
                assertThat(supernet.weights().tensor(param, scope).toFloatArray())
                        .as(param.name())
                        .usingComparatorWithPrecision(1e-6f)
                        .containsExactly(own.leaves().values(param.name()));
            }
        }
    }

    private static void clip(OwnWeights own, double most, Scope scope) {
        double squares = 0;
        for (String name : own.leaves().names()) {
            for (float value : own.leaves().gradient(name, scope).toFloatArray()) {
                squares += (double) value * value;
            }
        }
        double factor = Math.min(1, most / Math.sqrt(squares));
        own.leaves()
                .names()
                .forEach(name -> Torch.onGradient(own.leaves().tensor(name), gradient -> gradient.muli(factor)));
    }

    /** Two lessons of the same network are twice its gradient. */
    @Test
    void gradientsOfLessonsAreSummed() {
        SearchSpace space = Spaces.named("vit-mini-v2");
        Genome genome = space.canonical(Variation.random(space, Nursery.random(1)));
        Network network = space.decode(genome, Nursery.setting(space));
        Map<Integer, Double> norms = new HashMap<>();
        for (int lessons : new int[] {1, 2}) {
            Sampler same = new Fixed(Plan.labels(Collections.nCopies(lessons, genome)));
            Terms terms = Nursery.terms(space, same, new Nesterov(0, 0), 20);
            try (Scope scope = Scope.open()) {
                Supernet supernet = Supernet.fresh(unclipped(terms, 1e-3), scope);
                float[] before = supernet.weights().leaves().values("head.linear.weight");
                new SupernetTrainer(supernet).step();
                float[] after = supernet.weights().leaves().values("head.linear.weight");
                double squares = 0;
                for (int i = 0; i < before.length; i++) {
                    squares += Math.pow(before[i] - after[i], 2);
                }
                norms.put(lessons, Math.sqrt(squares));
            }
        }

        assertThat(network.params()).extracting(Param::name).contains("head.linear.weight");
        assertThat(norms.get(2) / norms.get(1)).isCloseTo(2, within(1e-2));
    }

    private record Fixed(Plan always) implements Sampler {
        @Override
        public String protocol() {
            return "fixed";
        }

        @Override
        public Plan plan(Moment moment) {
            return always;
        }
    }

    private static Terms unclipped(Terms terms, double rate) {
        SupernetRecipe recipe = terms.recipe();
        return new Terms(
                terms.space(),
                terms.setting(),
                terms.data(),
                new SupernetRecipe(
                        recipe.presentation(),
                        recipe.optimizer(),
                        new CosineSchedule(rate, 0, 20),
                        OptionalDouble.empty(),
                        recipe.smoothing(),
                        recipe.initialisation()),
                terms.sampler(),
                terms.seed());
    }

    /** At a clip of 1e-3 and a rate of 1 without momentum, a step is 1e-3 long over all weights. */
    @Test
    void theGradientOfAStepIsClippedByItsNormOverAllThatIsTouched() {
        Terms terms = Nursery.terms("vit-mini-v2", "fairness", new Nesterov(0, 0), 20);
        var clipped = new Terms(
                terms.space(),
                terms.setting(),
                terms.data(),
                new SupernetRecipe(
                        terms.recipe().presentation(),
                        terms.recipe().optimizer(),
                        new CosineSchedule(1, 0, 20),
                        OptionalDouble.of(1e-3),
                        0.1,
                        terms.recipe().initialisation()),
                terms.sampler(),
                terms.seed());
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(clipped, scope);
            Map<String, float[]> before = bits(supernet);
            new SupernetTrainer(supernet).step();
            double squares = 0;
            for (String name : supernet.weights().leaves().names()) {
                float[] after = supernet.weights().leaves().values(name);
                for (int i = 0; i < after.length; i++) {
                    squares += Math.pow(after[i] - before.get(name)[i], 2);
                }
            }

            assertThat(Math.sqrt(squares)).isCloseTo(1e-3, within(2e-5));
        }
    }

    @Test
    void aLessonShowsItsGradientsAndTheNormsOfItsImages() {
        SearchSpace space = Spaces.named("vit-mini-v2");
        var seen = new ArrayList<Double>();
        var images = new ArrayList<Integer>();
        var uniform = new Uniform(space);
        Sampler curious = new Sampler() {
            @Override
            public String protocol() {
                return "curious";
            }

            @Override
            public Plan plan(Moment moment) {
                return uniform.plan(moment).on(new Showing(List.of(5, 5, 7), List.of(1.0, 0.5, 2.0)));
            }

            @Override
            public void learn(Lesson lesson, Seen lessons) {
                seen.add(lessons.gradientNorm("head.linear.weight"));
                seen.addAll(lessons.imageNorms());
                images.addAll(lessons.images());
            }
        };
        try (Scope scope = Scope.open()) {
            new SupernetTrainer(Supernet.fresh(Nursery.terms(space, curious, Nursery.SGD, 20), scope)).step();
        }

        assertThat(images).containsExactly(5, 5, 7);
        assertThat(seen.get(0)).isPositive();
        assertThat(seen.subList(1, 4)).allSatisfy(norm -> assertThat(norm).isBetween(0.0, Math.sqrt(2)));
    }

    @Test
    void anAbsurdRateDivergesAndLeavesTheSupernetAsItWas() {
        Terms terms = unclipped(Nursery.terms("mobile", "uniform", Nursery.SGD, 20), 1e12);
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            var trainer = new SupernetTrainer(supernet);

            assertThatThrownBy(() -> trainer.train(() -> false, step -> {}))
                    .isInstanceOf(Diverged.class)
                    .hasMessageMatching("diverged: the loss is (NaN|Infinity) at step [0-9]+");
            assertThat(supernet.step()).isLessThan(20);
        }
    }
}
