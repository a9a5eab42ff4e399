package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.train.Accuracy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks with few connections that share their weights. */
@Tag("torch")
class SparseSupernetTest {

    private static final SearchSpace SPACE = Spaces.named("sparse");
    private static final Genome THIN = SPACE.parse("d0.05_erk_random_static");
    private static final Genome THICK = SPACE.parse("d0.2_erk_random_static");
    private static final Genome MAGNITUDE = SPACE.parse("d0.1_uniform_magnitude_static");

    private record Rounds(List<Plan> plans) implements Sampler {
        @Override
        public String protocol() {
            return "rounds";
        }

        @Override
        public Plan plan(Moment moment) {
            return plans.get(moment.step() % plans.size());
        }
    }

    private static Masks masks(Genome genome, Supernet supernet, Scope scope) {
        Network network = SPACE.decode(genome, supernet.terms().setting());
        return new Lending(SPACE, Nursery.DATA).masks(genome, network, supernet.weights(), scope);
    }

    @Test
    void weightsThatNoneOfItsNetworksHasKeepEveryBitOfThemselvesAndOfTheirMemory() {
        var sampler = new Rounds(List.of(
                Plan.labels(List.of(THIN, MAGNITUDE)), Plan.labels(List.of(THIN)), Plan.labels(List.of(MAGNITUDE))));
        Terms terms = Nursery.terms(SPACE, sampler, Nursery.ADAMW, 20);
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            Map<String, float[]> before = Nursery.bits(supernet);
            var trainer = new SupernetTrainer(supernet);
            Map<String, BitSet> had = new HashMap<>();
            for (int step = 0; step < 6; step++) {
                for (Genome genome : List.of(THIN, MAGNITUDE)) {
                    masks(genome, supernet, scope).byKernel().forEach((name, mask) -> {
                        for (int place : mask.places()) {
                            had.computeIfAbsent(name, key -> new BitSet()).set(place);
                        }
                    });
                }
                trainer.step();
            }

            assertThat(had).containsOnlyKeys("conv2.weight", "conv3.weight", "fc.weight");
            Map<String, float[]> after = Nursery.bits(supernet);
            had.forEach((kernel, places) -> {
                int moved = 0;
                for (String name : after.keySet()) {
                    if (name.equals(kernel) || name.endsWith(" of " + kernel)) {
                        for (int i = 0; i < after.get(name).length; i++) {
                            boolean same = after.get(name)[i] == before.get(name)[i];
                            assertThat(same || places.get(i))
                                    .as("%s %s", name, i)
                                    .isTrue();
                            moved += same ? 0 : 1;
                        }
                    }
                }
                assertThat(moved).as(kernel).isGreaterThan(places.cardinality());
            });
        }
    }

    @Test
    void connectionsThatChanceChoseAreAmongThoseOfADenserNetwork() {
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(Nursery.terms(SPACE, "uniform", Nursery.SGD, 20), scope);
            Masks thin = masks(THIN, supernet, scope);
            Masks thick = masks(THICK, supernet, scope);

            assertThat(thin.nonzeros()).isEqualTo(Math.round(.05 * 23_680));
            thin.byKernel()
                    .forEach((name, mask) -> assertThat(
                                    mask.without(thick.of(name).orElse(Mask.full(mask.size())))
                                            .nonzeros())
                            .as(name)
                            .isZero());
        }
    }

    @Test
    void whatIsInheritedIsTheAccuracyOfTheExtractedNetwork() {
        Terms terms = Nursery.terms(SPACE, "uniform", Nursery.ADAMW, 30);
        var accuracies = new ArrayList<Double>();
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> false, step -> {});
            Inherited stage = Inherited.from(supernet, Recalibration.usual(), Duration.ofMinutes(1));
            for (Genome genome : List.of(THIN, THICK, MAGNITUDE)) {
                Network network = SPACE.decode(genome, terms.setting());
                OwnWeights extracted = masks(genome, supernet, scope).over(network, supernet.weights(), scope);
                Statistics statistics =
                        Recalibration.usual().of(network, extracted, Nursery.DATA, Deadline.none(), scope);
                double alone = Accuracy.percent(
                                network, extracted, statistics, Nursery.DATA.validation(), Deadline.none(), scope)
                        .orElseThrow();

                var inherited = stage.evaluate(genome, 0).get(0);

                assertThat(inherited.score().value()).hasValue(alone);
                assertThat(inherited.protocol().fields()).containsEntry("masks", "by the shared weights");
                accuracies.add(alone);
            }
        }
        assertThat(accuracies).doesNotHaveDuplicates();
    }
}
