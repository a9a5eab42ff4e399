package io.github.weft.data;

import static io.github.weft.data.TinyFiles.cifar;
import static io.github.weft.data.TinyFiles.gzip;
import static io.github.weft.data.TinyFiles.idxImages;
import static io.github.weft.data.TinyFiles.idxLabels;
import static io.github.weft.data.TinyFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake ends in one line that names the file or setting, what is wrong and what to do. */
class BadDataTest {

    @TempDir
    Path folder;

    private static void refuses(String data, String... parts) {
        refuses(data, DataOptions.defaults(), parts);
    }

    private static void refuses(String data, DataOptions options, String... parts) {
        DataException refusal = catchThrowableOfType(DataException.class, () -> DataSource.open(data, options));
        assertThat(refusal).as(data).isNotNull();
        assertThat(refusal.getMessage()).contains(parts).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mnist, fashion-mnist",
        "fashion-minst, fashion-mnist",
        "cifar:x, cifar10:DIR",
        "Folder:x, folder:DIR",
        "pictures/of/cats, folder:DIR"
    })
    void unknownSourceNamesTheNearest(String data, String meant) {
        refuses(
                data,
                "data (" + data + ") is not known.",
                "Did you mean " + meant + "?",
                "Known: fashion-mnist, idx:DIR");
    }

    @Test
    void sourceAndFolderGoTogether() {
        refuses("idx:", "needs a folder: idx:DIR");
        refuses("cifar10", "needs a folder: cifar10:DIR");
        refuses("fashion-mnist:x", "takes no folder");
        refuses("idx:" + folder.resolve("absent"), "absent", "does not exist", "full path");
        refuses("idx:a\0b", "does not name a folder");
    }

    @Test
    void missingFilesAreNamedAsPublished() throws IOException {
        TinyFiles.idxFolder(folder);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

        refuses("idx:" + folder, folder.toString(), "has no t10k-labels-idx1-ubyte", "doctor --data");
        refuses("cifar10:" + folder, "has no data_batch_1.bin", "doctor --data");
    }

    @Test
    void folderAboveTheRightOneIsRecognised() {
        write(folder.resolve("cifar-10-batches-bin/data_batch_1.bin"), cifar(3));

        refuses("cifar10:" + folder, "Maybe cifar10:" + folder.resolve("cifar-10-batches-bin"));
    }

    @Test
    void twoCandidatesForOneFileAreNotGuessed() {
        TinyFiles.idxFolder(folder);
        write(folder.resolve("train6000-images-idx3-ubyte.gz"), gzip(idxImages(6)));

        refuses("idx:" + folder, "more than one file", "train-images-idx3-ubyte", "train6000-images-idx3-ubyte.gz");
    }

    @Test
    void damagedIdxImages() {
        Path file = TinyFiles.idxFolder(folder).resolve("train-images-idx3-ubyte");
        byte[] good = idxImages(6);

        write(file, new byte[0]);
        refuses("idx:" + folder, file.toString(), "is empty");
        write(file, Arrays.copyOf(good, good.length - 1));
        refuses("idx:" + folder, file.toString(), "is truncated", "copy it again");
        write(file, Arrays.copyOf(good, 7));
        refuses("idx:" + folder, file.toString(), "is truncated");
        write(file, Arrays.copyOf(good, good.length + 1));
        refuses("idx:" + folder, file.toString(), "longer than its header says");
        write(file, idxLabels(0, 1, 0, 1, 0, 1));
        refuses("idx:" + folder, file.toString(), "starts with 00000801, not 00000803");
        write(file, idxImages(5));
        refuses("idx:" + folder, "5 images", "6 labels", "train-labels-idx1-ubyte");
        write(
                file,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(6)
                        .putInt(70_000)
                        .putInt(2)
                        .array());
        refuses("idx:" + folder, "70000x2 pixels", "10000 a side");
        write(file, Arrays.copyOf(gzip(good), 30));
        refuses("idx:" + folder, file.toString(), "is truncated");
        byte[] flipped = gzip(good);
        flipped[flipped.length - 6] ^= 1;
        write(file, flipped);
        refuses("idx:" + folder, file.toString(), "is damaged", "gzip");
    }

    @Test
    void damagedIdxLabels() {
        Path file = TinyFiles.idxFolder(folder).resolve("train-labels-idx1-ubyte");

        write(file, ByteBuffer.allocate(8).putInt(0x801).putInt(0).array());
        refuses("idx:" + folder, file.toString(), "its count is 0");
        write(file, ByteBuffer.allocate(8).putInt(0x801).putInt(-1).array());
        refuses("idx:" + folder, file.toString(), "more than 2 GB");
        write(file, idxLabels(0, 0, 0, 0, 0, 0));
        refuses("idx:" + folder, "one class only");
        write(file, idxLabels(0, 0, 0, 0, 0, 1));
        refuses("idx:" + folder, "too few training images of class 1 (1)", "at least 2");
        write(file, idxLabels(0, 0, 0, 2, 2, 2));
        refuses("idx:" + folder, "too few training images of class 1 (0)");
        write(file, idxLabels(0, 0, 0, 1, 1, 1));
        write(folder.resolve("t10k-labels-idx1-ubyte.gz"), idxLabels(1, 7));
        refuses("idx:" + folder, "test image of class 7", "0 to 1 only");
    }

    @Test
    void damagedCifarBatches() {
        Path file = folder.resolve("data_batch_1.bin");
        byte[] good = cifar(3);

        write(file, Arrays.copyOf(good, good.length - 1));
        refuses("cifar10:" + folder, file.toString(), "truncated", "3073-byte records", "Python version");
        write(file, new byte[0]);
        refuses("cifar10:" + folder, file.toString(), "is empty");
        good[3073 * 4] = 77;
        write(file, good);
        refuses("cifar10:" + folder, file.toString(), "record 4 has label 77");
        write(file, cifar(2));
        refuses("cifar10:" + folder, "too few training images", "airplane (2)", "at least 3");
    }

    @Test
    void foldersWithoutEnoughClassesOrPictures() {
        refuses("folder:" + folder, "has no sub-folders");
        write(folder.resolve("cats/readme.txt"), new byte[1]);
        refuses("folder:" + folder, "has no PNG or JPEG image", "cats");
        TinyFiles.picture(folder.resolve("cats/1.png"), 4, 4, 0, BufferedImage.TYPE_INT_RGB);
        refuses("folder:" + folder, "one class only (cats)");
        write(folder.resolve("dogs/readme.txt"), new byte[1]);
        refuses("folder:" + folder, "cats (1), dogs (0)", "at least 3");
    }

    @Test
    void testClassesMustBeTrained() {
        for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "train/b/2", "test/a/1", "test/c/1")) {
            TinyFiles.picture(folder.resolve(name + ".png"), 4, 4, 0, BufferedImage.TYPE_INT_RGB);
        }

        refuses("folder:" + folder, folder.resolve("test/c").toString(), "Its classes: a, b");
    }

    @Test
    void damagedPictures() throws IOException {
        for (String name : List.of("a/1", "a/2", "a/3", "b/1", "b/2", "b/3")) {
            TinyFiles.picture(folder.resolve(name + ".png"), 40, 40, 0x123456, BufferedImage.TYPE_INT_RGB);
        }
        Path png = folder.resolve("b/2.png");
        Path jpeg = folder.resolve("b/4.jpg");
        var noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, i * 2654435 & 0xffffff);
        }
        TinyFiles.picture(jpeg, noise);
        byte[] goodJpeg = Files.readAllBytes(jpeg);
        TinyFiles.picture(png, noise);
        byte[] good = Files.readAllBytes(png);

        write(jpeg, Arrays.copyOf(goodJpeg, goodJpeg.length / 2));
        refuses("folder:" + folder, jpeg.toString(), "truncated");
        Files.delete(jpeg);
        write(png, new byte[0]);
        refuses("folder:" + folder, png.toString(), "is empty");
        write(png, "not an image".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refuses("folder:" + folder, png.toString(), "neither PNG nor JPEG");
        for (int length : new int[] {20, good.length / 4, good.length / 2, good.length - 40}) {
            write(png, Arrays.copyOf(good, length));
            refuses("folder:" + folder, png.toString(), "cannot be decoded", "damaged");
        }
        good[good.length / 2] ^= 0x55;
        write(png, good);
        refuses("folder:" + folder, png.toString(), "cannot be decoded", "damaged");
    }

    @Test
    void hugePictureIsRefusedByItsHeader() {
        ByteBuffer header = ByteBuffer.allocate(33);
        header.putLong(0x89504e470d0a1a0aL).putInt(13).putInt(0x49484452);
        header.putInt(10_001).putInt(5).put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array(), 12, 17);
        header.putInt((int) crc.getValue());
        write(folder.resolve("a/1.png"), header.array());

        refuses("folder:" + folder, "10001x5 pixels", "at most 10000 a side");
    }

    @Test
    void absurdOptionsAreNamed() {
        DataOptions defaults = DataOptions.defaults();

        assertRefused(() -> defaults.withLimit(0), "limit (0)");
        assertRefused(() -> defaults.withLimit(-5), "limit (-5)");
        assertRefused(() -> defaults.withImageSize(0), "image size (0)");
        assertRefused(() -> defaults.withImageSize(1_000_000), "image size (1000000)");
        assertRefused(() -> defaults.withValidationShare(Double.NaN), "validation share (NaN)");
        assertRefused(() -> defaults.withValidationShare(1), "validation share (1.0)");
        refuses("fashion-mnist", defaults.withLimit(9), "limit (9)", "10 classes");
    }

    private static void assertRefused(Runnable change, String part) {
        assertThat(catchThrowableOfType(DataException.class, change::run)).hasMessageContaining(part);
    }
}
