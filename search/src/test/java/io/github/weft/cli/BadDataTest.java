package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that cannot be used: one message, exit code 2, nothing written. */
class BadDataTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeFolder() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void missingFiles() {
        refused("idx", "train");
        refused("cifar10", "data_batch");
    }

    @Test
    void emptyFile() throws IOException {
        Files.createFile(data.resolve("data_batch_1.bin"));

        refused("cifar10", "data_batch_1.bin", "empty");
    }

    @Test
    void truncatedFile() throws IOException {
        Files.write(data.resolve("data_batch_1.bin"), new byte[3073 + 100]);

        refused("cifar10", "data_batch_1.bin");
    }

    @Test
    void wrongMagic() throws IOException {
        for (String name : new String[] {
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
        }) {
            Files.write(
                    data.resolve(name), ByteBuffer.allocate(64).putInt(0, 1234).array());
        }

        refused("idx", "idx");
    }

    @Test
    void oneClassOnly() throws IOException {
        pictures("cats");

        refused("folder", "cats");
    }

    @Test
    void corruptPicture() throws IOException {
        pictures("cats");
        pictures("dogs");
        Files.writeString(data.resolve("dogs/broken.png"), "not a picture");

        refused("folder", "broken.png");
    }

    @Test
    void imagesTooLargeForAttention() throws IOException {
        pictures("cats");
        pictures("dogs");

        refused(
                List.of("--space", "../spaces/docs/examples/hybrid.yaml", "--image-size", "512", "--batch", "8"),
                "folder",
                "input (1x512x512) is too large for attention in stage global of space pocket-hybrid");
        refused(
                List.of("--space", "hytra-mini", "--image-size", "256", "--batch", "8", "--skeleton", "stem-stride=1"),
                "folder",
                "input (1x256x256) is too large for the attention of space hytra-mini with skeleton size stem-stride (1)");
    }

    private void pictures(String name) throws IOException {
        Path place = Files.createDirectory(data.resolve(name));
        for (int i = 0; i < 20; i++) {
            var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(i % 8, i / 8, 0xffffff);
            ImageIO.write(image, "png", place.resolve(i + ".png").toFile());
        }
    }

    private void refused(String scheme, String... hints) {
        refused(List.of(), scheme, hints);
    }

    private void refused(List<String> more, String scheme, String... hints) {
        Path store = folder.resolve("store");
        var command = new ArrayList<>(List.of("search", "--data", scheme + ":" + data, "--db", store.toString()));
        command.addAll(more);

        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains(hints).doesNotContain("\tat ");
        assertThat(said.err().lines().count()).isEqualTo(1);
        assertThat(store).doesNotExist();
    }
}
