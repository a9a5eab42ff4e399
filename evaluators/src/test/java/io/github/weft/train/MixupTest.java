package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.sparse.Sparsity;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixupTest {

    /** At .75: .75 * 1 + .25 * 5 = 2, .75 * 2 + .25 * 10 = 4, and the other way round 4 and 8. */
    @Test
    void twoImagesByHand() {
        Batch batch = Batch.blended(new float[] {1, 2, 5, 10}, new int[] {3, 7}, new int[] {1, 0}, .75);

        assertThat(batch.pixels()).containsExactly(2, 4, 4, 8);
        assertThat(batch.labels()).containsExactly(3, 7);
        assertThat(batch.others()).containsExactly(7, 3);
        assertThat(batch.own()).containsExactly(.75, .75);
        assertThat(batch.partner()).containsExactly(.25, .25);
    }

    /**
     * Biases alone decide: ln 3 for class 3 and 0 for the nine others, so -log p is ln 4 = 1.386294 of class 3 and ln 12 = 2.484907 of class 7. The
     * first image is .75 of class 3 and .25 of class 7, the second all of class 7: (1.660947 + 2.484907) / 2.
     */
    @Test
    @Tag("torch")
    void theLossIsSharedOutAsTheImagesAre() {
        Shape image = Shape.image(1, 1, 1);
        var builder = new NetworkBuilder();
        String mean = builder.globalAveragePool("mean", builder.input("x", image));
        builder.output(Network.LOGITS, builder.linear("head", mean, Extent.whole(10), Extent.whole(1)));
        TrainingRecipe recipe = TrainingRecipe.brief(1).withSmoothing(0);
        try (Scope scope = Scope.open()) {
            var training = new Training(recipe, 1, builder.build(), Sparsity.dense(), 1, Deadline.none(), scope);
            var biases = new float[10];
            biases[3] = (float) Math.log(3);
            training.weights().leaves().set("head.weight", new float[10]);
            training.weights().leaves().set("head.bias", biases);

            Batch batch = Batch.blended(new float[] {1, 5}, new int[] {3, 7}, new int[] {1, 1}, .75);

            assertThat(training.step(batch, image)).isCloseTo(2.072927, within(1e-5));
        }
    }

    /** Beta(a, a) has mean 1/2 and variance 1 / (4 (2 a + 1)). */
    @ParameterizedTest
    @CsvSource({"0.1, 0.208333", "0.2, 0.178571", "1, 0.083333", "4, 0.027778"})
    void sharesHaveTheMomentsOfBeta(double alpha, double variance) {
        double[] shares = DoubleStream.iterate(0, seed -> seed + 1)
                .limit(400)
                .flatMap(seed -> {
                    var mixup = new Mixup(alpha, (long) seed, 1);
                    return DoubleStream.generate(mixup::share).limit(50);
                })
                .toArray();

        double mean = Arrays.stream(shares).average().orElseThrow();
        assertThat(Arrays.stream(shares).allMatch(share -> share >= 0 && share <= 1))
                .isTrue();
        assertThat(mean).isCloseTo(.5, within(.012));
        assertThat(Arrays.stream(shares)
                        .map(share -> (share - mean) * (share - mean))
                        .average()
                        .orElseThrow())
                .isCloseTo(variance, within(.03 * variance));
    }

    @Test
    void everyImageIsPartnerOnceAndAllDependsOnSeedAndEpoch() {
        float[] pixels = {0, 10, 20, 30, 40, 50, 60, 70};
        int[] labels = {0, 1, 2, 3, 4, 5, 6, 7};

        Batch batch = new Mixup(1, 5, 2).blend(pixels, labels);

        assertThat(batch.others()).containsExactlyInAnyOrder(labels);
        double share = batch.own().get(0);
        for (int i = 0; i < labels.length; i++) {
            assertThat(batch.pixels()[i])
                    .isCloseTo((float) (10 * (share * i + (1 - share) * batch.others()[i])), within(1e-4f));
        }
        assertThat(new Mixup(1, 5, 2).blend(pixels, labels).pixels()).isEqualTo(batch.pixels());
        assertThat(new Mixup(1, 5, 3).blend(pixels, labels).pixels()).isNotEqualTo(batch.pixels());
        assertThat(new Mixup(1, 6, 2).blend(pixels, labels).pixels()).isNotEqualTo(batch.pixels());
    }
}
