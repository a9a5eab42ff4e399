package io.github.weft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.arch.Shape;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {

    private static final Path SHARED = Path.of("../../shared/data");

    @TempDir
    Path folder;

    @Test
    void shippedSampleIsTheFirstSixThousandImages() {
        Collected sample = IdxFolder.sample("fashion-mnist");

        assertThat(sample.training().classCounts(10)).containsExactly(560, 643, 608, 612, 584, 594, 590, 617, 590, 602);
        Normalization normalization = sample.training().normalization();
        assertThat(normalization.mean().get(0)).isCloseTo(0.28567, within(5e-6));
        assertThat(normalization.deviation().get(0)).isCloseTo(0.35369, within(5e-6));
    }

    @Test
    void shippedSampleSplitsFiveToOneAndKeepsItsTest() {
        Dataset sample = DataSource.open("fashion-mnist");

        assertThat(sample.shape()).isEqualTo(Shape.image(1, 28, 28));
        assertThat(sample.classNames()).hasSize(10).startsWith("t-shirt/top").endsWith("ankle boot");
        assertThat(sample.train().size()).isEqualTo(5000);
        assertThat(sample.validation().classCounts(10)).containsExactly(94, 107, 102, 102, 97, 99, 98, 103, 98, 100);
        assertThat(sample.test().size()).isEqualTo(1000);
    }

    @Test
    void normalisationIsThatOfTheTrainingPartAlone() {
        Dataset sample = DataSource.open("fashion-mnist");
        var values = new float[5000 * 784];

        sample.train().copy(java.util.stream.IntStream.range(0, 5000).toArray(), values);

        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum / values.length).isCloseTo(0, within(1e-5));
        assertThat(squares / values.length).isCloseTo(1, within(1e-5));
        assertThat(sample.normalization().mean().get(0)).isNotCloseTo(0.28567, within(1e-5));
    }

    @Test
    void digestNamesContentAndSplit() {
        String digest = DataSource.open("fashion-mnist").digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(DataSource.open("fashion-mnist").digest()).isEqualTo(digest);
        assertThat(DataSource.open("fashion-mnist", DataOptions.defaults().withSeed(1))
                        .digest())
                .isNotEqualTo(digest);
        assertThat(DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(4999))
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void limitKeepsTheSharesOfTheClassesAndTheOtherParts() {
        Dataset limited =
                DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(500));

        assertThat(limited.train().size()).isEqualTo(500);
        assertThat(limited.train().classCounts(10))
                .allSatisfy(count -> assertThat(count).isBetween(46, 54));
        assertThat(limited.validation().size()).isEqualTo(1000);
        assertThat(limited.test().size()).isEqualTo(1000);
    }

    @Test
    void idxFolderReadsPlainAndGzip() {
        Dataset tiny = DataSource.open("idx:" + TinyFiles.idxFolder(folder));

        assertThat(tiny.shape()).isEqualTo(Shape.image(1, 2, 2));
        assertThat(tiny.classNames()).containsExactly("0", "1");
        assertThat(tiny.train().classCounts(2)).containsExactly(2, 2);
        assertThat(tiny.validation().classCounts(2)).containsExactly(1, 1);
        assertThat(List.of(tiny.test().label(0), tiny.test().label(1))).containsExactly(1, 0);
    }

    @Test
    void sharedNamesAreKnown() {
        assumeTrue(
                Files.isDirectory(SHARED.resolve("fashion_mnist")),
                "../shared/data/fashion_mnist is not here: skipped");

        assertThat(DataSource.open("idx:" + SHARED.resolve("fashion_mnist"))
                        .train()
                        .size())
                .isEqualTo(5000);
    }

    @Test
    void cifarBatchesAreReadInOrderAndTestIsSplitOffWhereThereIsNone() {
        TinyFiles.write(folder.resolve("data_batch_2.bin.gz"), TinyFiles.gzip(TinyFiles.cifar(2)));
        TinyFiles.write(folder.resolve("data_batch_1.bin"), TinyFiles.cifar(3));

        Collected collected = CifarFolder.read("cifar10:x", new DataFolder(folder));
        Dataset split = DataSource.open("cifar10:" + folder);

        assertThat(collected.training().size()).isEqualTo(50);
        assertThat(collected.training().label(29)).isEqualTo(9);
        var target = new float[3072];
        collected.training().copy(new int[] {29}, target);
        assertThat(target).containsOnly(29 / 255f);
        assertThat(split.test().classCounts(10)).containsOnly(1);
        assertThat(split.validation().classCounts(10)).containsOnly(1);
        assertThat(split.train().classCounts(10)).containsOnly(3);
    }

    @Test
    void officialCifarBatchHasItsPublishedFigures() {
        assumeTrue(Files.isDirectory(SHARED.resolve("cifar10")), "../shared/data/cifar10 is not here: skipped");

        Collected cifar = CifarFolder.read("cifar10", new DataFolder(SHARED.resolve("cifar10")));

        assertThat(cifar.training().classCounts(10))
                .containsExactly(1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981);
        assertThat(cifar.test().orElseThrow().classCounts(10))
                .containsExactly(103, 89, 100, 103, 90, 86, 112, 102, 106, 109);
        Normalization figures = cifar.training().normalization();
        assertThat(figures.mean().get(0)).isCloseTo(0.49346, within(5e-6));
        assertThat(figures.mean().get(1)).isCloseTo(0.48338, within(5e-6));
        assertThat(figures.mean().get(2)).isCloseTo(0.44718, within(5e-6));
        assertThat(figures.deviation().get(2)).isCloseTo(0.26261, within(5e-6));
    }

    @Test
    void pictureFoldersBecomeClasses() {
        for (int i = 0; i < 4; i++) {
            TinyFiles.picture(folder.resolve("train/dog/" + i + ".png"), 9, 5, 0x804020, BufferedImage.TYPE_INT_RGB);
            TinyFiles.picture(folder.resolve("train/cat/" + i + ".JPG"), 40, 40, 0xff, BufferedImage.TYPE_BYTE_GRAY);
        }
        TinyFiles.picture(folder.resolve("test/dog/a.png"), 8, 8, 0x804020, BufferedImage.TYPE_INT_RGB);

        Collected pets = PictureFolder.read("folder:pets", new DataFolder(folder), 8);

        assertThat(pets.classNames()).containsExactly("cat", "dog");
        assertThat(pets.training().shape()).isEqualTo(Shape.image(3, 8, 8));
        assertThat(pets.training().classCounts(2)).containsExactly(4, 4);
        var target = new float[192];
        pets.test().orElseThrow().copy(new int[] {0}, target);
        assertThat(target[0]).isEqualTo(0x80 / 255f);
        assertThat(target[64]).isEqualTo(0x40 / 255f);
        assertThat(target[191]).isEqualTo(0x20 / 255f);
    }

    @Test
    void greyPicturesMakeAGreyDataSetAndSplitEightyTwenty() {
        for (int i = 0; i < 10; i++) {
            TinyFiles.picture(folder.resolve("a/" + i + ".png"), 4, 4, 77, BufferedImage.TYPE_BYTE_GRAY);
            TinyFiles.picture(folder.resolve("b/" + i + ".png"), 4, 4, 200, BufferedImage.TYPE_BYTE_GRAY);
        }
        TinyFiles.write(folder.resolve("a/notes.txt"), new byte[] {1});

        Dataset grey =
                DataSource.open("folder:" + folder, DataOptions.defaults().withImageSize(8));

        assertThat(grey.shape()).isEqualTo(Shape.image(1, 8, 8));
        assertThat(grey.test().classCounts(2)).containsExactly(2, 2);
        assertThat(grey.train().size() + grey.validation().size()).isEqualTo(16);
        double mean = grey.normalization().mean().get(0);
        double deviation = grey.normalization().deviation().get(0);
        assertThat(mean).isBetween(120 / 255.0, 160 / 255.0);
        var target = new float[64];
        grey.test().copy(new int[] {0}, target);
        assertThat(target[33] * deviation + mean).isCloseTo(77 / 255.0, within(1e-6));
    }
}
