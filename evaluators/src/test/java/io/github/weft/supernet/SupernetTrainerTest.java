package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import io.github.weft.train.CosineSchedule;
import io.github.weft.train.Descent;
import io.github.weft.train.Diverged;
import io.github.weft.train.Nesterov;
import io.github.weft.train.SmoothedCrossEntropy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step of a supernet does: the sampled networks' own step, their gradients summed and clipped. */
@Tag("torch")
class SupernetTrainerTest {

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
            Masks masks = new Lending(terms.space(), terms.data()).masks(genome, network, supernet.weights(), scope);
            var descent = new Descent(
                    own.leaves(),
                    terms.recipe().optimizer(),
                    leaf -> masks.of(leaf)
                            .map(mask -> booleans(mask, own.leaves().tensor(leaf), scope)),
                    scope);
            NDArray input = scope.floats(batch.pixels(), 8, 1, 28, 28);
            Torch.backward(Torch.recording(() -> SmoothedCrossEntropy.of(
                    new Executor(network, Lending.through(masks, own, scope))
                            .logits(input, scope, Pass.with(new BatchNormMode.Batch())),
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

    private static NDArray booleans(Mask mask, NDArray leaf, Scope scope) {
        return scope.floats(mask.numbers(), leaf.getShape().getShape()).toType(DataType.BOOLEAN, false);
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
            Map<String, float[]> before = Nursery.bits(supernet);
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
        var uniform = new Uniform(space, Nursery.setting(space));
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
