package io.github.weft.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Param;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.torch.Box;
import io.github.weft.torch.Scope;
import io.github.weft.train.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step of a supernet leaves as it was: every number that no sampled network reads. */
@Tag("torch")
class SampledPathTest {

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
                Map<String, float[]> before = Nursery.bits(supernet);
                Plan plan = terms.sampler()
                        .plan(new Moment(
                                terms.seed(), step, 20, Nursery.DATA.train().size(), 8));
                double share = trainer.step().touched();
                Map<String, float[]> after = Nursery.bits(supernet);

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
}
