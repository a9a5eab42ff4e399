package io.github.weft.evopress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.sparse.Mask;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.Start;
import io.github.weft.torch.Scope;
import io.github.weft.train.Accuracy;
import io.github.weft.train.Snapshot;
import io.github.weft.train.Trainer;
import io.github.weft.train.TrainingRecipe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("torch")
class NetworkPruningTest {

    private static final Dataset DATA =
            DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(600));
    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final Network NETWORK =
            SPACE.decode(SPACE.parse("16:32:64"), SPACE.setting(DATA.shape(), DATA.classes()));
    private static Snapshot trained;

    @BeforeAll
    static void train() {
        trained = new Trainer(DATA, TrainingRecipe.brief(2))
                .train(NETWORK, 1, Deadline.none(), (epoch, loss, accuracy) -> {})
                .snapshot();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void divergenceIsThatOfTheTextbook() {
        double[] p = Divergence.logSoftmax(new float[] {0, (float) Math.log(3)});
        double[] q = Divergence.logSoftmax(new float[] {1000, 1000});

        assertThat(p).containsExactly(new double[] {Math.log(.25), Math.log(.75)}, within(1e-7));
        assertThat(q).containsExactly(new double[] {Math.log(.5), Math.log(.5)}, within(1e-12));
        assertThat(Divergence.divergence(p, q))
                .as("1/4 ln 1/2 + 3/4 ln 3/2")
                .isCloseTo(.25 * Math.log(.5) + .75 * Math.log(1.5), within(1e-7));
        assertThat(Divergence.divergence(p, p)).isZero();
    }

    /** Kernels of 4,608, 18,432 and 640 weights; the first convolution reads one channel and stays dense. */
    @ParameterizedTest
    @ValueSource(doubles = {.2, .1})
    void keepsExactlyTheBudgetHoweverItIsSharedOut(double density) {
        try (Scope scope = Scope.open()) {
            var pruning = new NetworkPruning(NETWORK, trained, DATA, density, scope);
            assertThat(pruning.layers().stream().map(Layer::weights)).containsExactly(4_608L, 18_432L, 640L);
            assertThat(pruning.budget()).isEqualTo(Math.round(density * 23_680));

            EvoPress search = pruning.search(8, Rounds.parse("2:20,1:100"), 1);
            Generation at = search.start();
            for (int i = 0; i < 5; i++) {
                at = search.next(at);
            }

            for (List<Long> counts :
                    List.of(pruning.counts(at.levels()), pruning.counts(Start.UNIFORM), pruning.counts(Start.ERK))) {
                assertThat(sum(counts)).isEqualTo(pruning.budget());
                Snapshot pruned = pruning.pruned(counts);
                for (int i = 0; i < counts.size(); i++) {
                    keepsTheLargest(pruning.layers().get(i).kernel(), counts.get(i), pruned);
                }
                assertThat(pruned.values("conv1.weight")).isEqualTo(trained.values("conv1.weight"));
                assertThat(pruned.names()).isEqualTo(trained.names());
                assertThat(pruned.values("conv2.norm.variance"))
                        .as("recalibrated")
                        .isNotEqualTo(trained.values("conv2.norm.variance"));
            }
            assertThat(at.images()).isEqualTo(5 * (8 * 20 + 3 * 100));
        }
    }

    private static void keepsTheLargest(String kernel, long count, Snapshot pruned) {
        float[] before = trained.values(kernel);
        float[] after = pruned.values(kernel);
        Mask kept = Mask.ofNonzeros(after);
        assertThat(kept.nonzeros()).isEqualTo(count);
        double smallestKept = Arrays.stream(kept.places())
                .mapToDouble(place -> Math.abs(before[place]))
                .min()
                .orElseThrow();
        assertThat(Arrays.stream(kept.gaps()).boxed()).allMatch(place -> Math.abs(before[place]) <= smallestKept);
        assertThat(Arrays.stream(kept.places()).boxed()).allMatch(place -> after[place] == before[place]);
    }

    @Test
    void losesNothingWhereEveryWeightStays() {
        try (Scope scope = Scope.open()) {
            var pruning = new NetworkPruning(NETWORK, trained, DATA, 1, scope);
            Loss loss = pruning.loss(pruning.counts(Start.UNIFORM));

            assertThat(loss.divergence().value().orElseThrow()).isZero();
            assertThat(loss).isEqualTo(pruning.loss(pruning.dense()));
            assertThat(loss.accuracy().value())
                    .isEqualTo(Accuracy.percent(NETWORK, trained, DATA.test(), Deadline.none()));
            EvoPress search = pruning.search(4, Rounds.single(50), 1);
            assertThat(search.next(search.start()).images())
                    .as("no level can be moved")
                    .isZero();
        }
    }

    @Test
    void findsWhatLosesLessThanUniformOnTheImagesItSearchesBy() {
        try (Scope scope = Scope.open()) {
            var pruning = new NetworkPruning(NETWORK, trained, DATA, .1, scope);
            EvoPress search = pruning.search(4, Rounds.single(DATA.validation().size()), 1);
            Generation first = search.next(search.start());
            Generation at = first;
            for (int i = 0; i < 5; i++) {
                Generation next = search.next(at);
                assertThat(next.loss().value().orElseThrow())
                        .as("the full set each time, so the best so far never worsens")
                        .isLessThanOrEqualTo(at.loss().value().orElseThrow());
                at = next;
            }
            assertThat(at.moved() || at.levels().stream().anyMatch(level -> level != 0))
                    .isTrue();

            Divergence divergence = new Divergence(
                    new PrunableNetwork(NETWORK, trained, pruning.layers(), scope), DATA.validation(), scope);
            int[] all = IntStream.range(0, DATA.validation().size()).toArray();
            var means = divergence.means(List.of(pruning.counts(at.levels()), pruning.counts(Start.UNIFORM)), all);
            assertThat(means.get(0)).isEqualTo(at.loss());
            assertThat(means.get(0).value().orElseThrow())
                    .isLessThan(means.get(1).value().orElseThrow());
        }
    }

    @Test
    void findsTheSameTwice() {
        assertThat(found(3)).isEqualTo(found(3)).isNotEqualTo(found(4));
    }

    private static Generation found(long seed) {
        try (Scope scope = Scope.open()) {
            EvoPress search =
                    new NetworkPruning(NETWORK, trained, DATA, .2, scope).search(6, Rounds.parse("2:16,1:64"), seed);
            Generation at = search.start();
            for (int i = 0; i < 6; i++) {
                at = search.next(at);
            }
            return at;
        }
    }

    @Test
    void refusesWhatCannotBePruned() {
        try (Scope scope = Scope.open()) {
            for (double density : new double[] {0, -1, 1.5, Double.NaN}) {
                assertThatThrownBy(() -> new NetworkPruning(NETWORK, trained, DATA, density, scope))
                        .hasMessage("density (%s) must be above 0 and at most 1.".formatted(density));
            }
            assertThatThrownBy(() -> new NetworkPruning(NETWORK, trained, DATA, .001, scope))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("budget (24 weights) must be between ");
        }
    }
}
