package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Images;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EpochTest {

    private static final int SIZE = 784;
    private static final TrainingRecipe PLAIN =
            TrainingRecipe.brief(1).withBatchSize(32).withAugmentation(0, false);
    private static final Images IMAGES = DataSource.open(
                    "fashion-mnist", DataOptions.defaults().withLimit(100))
            .train();

    /** The images of an epoch, one after the other. */
    private static List<String> images(TrainingRecipe recipe, long seed, int number) {
        var epoch = new Epoch(IMAGES, recipe.presentation(), seed, number);
        var images = new ArrayList<String>();
        for (int batch = 0; batch < Epoch.batches(IMAGES, recipe.presentation()); batch++) {
            epoch.advance();
            for (int i = 0; i < epoch.labels().length; i++) {
                images.add(epoch.labels()[i] + text(epoch.pixels(), i * SIZE));
            }
        }
        return images;
    }

    private static String text(float[] pixels, int from) {
        return " " + Arrays.hashCode(Arrays.copyOfRange(pixels, from, from + SIZE));
    }

    private static Map<String, String> originals(int reach, boolean mirrored) {
        Map<String, String> originals = new HashMap<>();
        var pixels = new float[SIZE];
        for (int image = 0; image < IMAGES.size(); image++) {
            for (int down = -reach; down <= reach; down++) {
                for (int right = -reach; right <= reach; right++) {
                    for (boolean mirror : mirrored ? new boolean[] {false, true} : new boolean[] {false}) {
                        IMAGES.copy(image, down, right, mirror, pixels, 0);
                        originals.putIfAbsent(
                                IMAGES.label(image) + text(pixels, 0), "%s %s %s".formatted(down, right, mirror));
                    }
                }
            }
        }
        return originals;
    }

    @Test
    void usesWholeBatchesOfDistinctImagesInANewOrder() {
        List<String> first = images(PLAIN, 1, 1);

        assertThat(first)
                .hasSize(96)
                .doesNotHaveDuplicates()
                .isSubsetOf(originals(0, false).keySet());
        assertThat(images(PLAIN, 1, 2)).isNotEqualTo(first);
    }

    @Test
    void dependsOnSeedAndNumberAlone() {
        TrainingRecipe recipe = PLAIN.withAugmentation(2, true);

        assertThat(images(recipe, 1, 3)).isEqualTo(images(recipe, 1, 3)).isNotEqualTo(images(recipe, 2, 3));
    }

    @Test
    void everyImageIsOneOfItsMovedAndMirroredForms() {
        Map<String, String> forms = originals(1, true);
        var seen = new TreeMap<String, Integer>();

        for (int number = 1; number <= 10; number++) {
            for (String image : images(PLAIN.withAugmentation(1, true), 5, number)) {
                assertThat(forms).containsKey(image);
                seen.merge(forms.get(image), 1, Integer::sum);
            }
        }

        assertThat(seen)
                .hasSize(18)
                .allSatisfy((form, count) -> assertThat(count).as(form).isBetween(25, 90));
    }

    @Test
    void mirroringDoesNotShiftTheMoves() {
        List<String> moved = images(PLAIN.withAugmentation(1, false), 5, 1);
        List<String> both = images(PLAIN.withAugmentation(1, true), 5, 1);

        long same = java.util.stream.IntStream.range(0, 96)
                .filter(i -> moved.get(i).equals(both.get(i)))
                .count();
        assertThat(same).isBetween(30L, 66L);
    }

    @Test
    void aSetSmallerThanABatchIsOneBatch() {
        assertThat(Epoch.batches(IMAGES, PLAIN.withBatchSize(128).presentation()))
                .isEqualTo(1);
        assertThat(images(PLAIN.withBatchSize(128), 1, 1)).hasSize(100);
    }
}
