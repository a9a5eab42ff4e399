package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.data.DataOptions;
import io.github.weft.data.DataSource;
import io.github.weft.data.Dataset;
import io.github.weft.data.Images;
import io.github.weft.onnx.OnnxSession;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the documents, which knows ONNX Runtime alone, classifies pictures with an exported file. */
@Tag("torch")
class ClassifyExampleTest {

    private static final Path PROGRAM = Path.of("../evaluators/docs/examples/Classify.java");
    private static final int PICTURES = 200;

    @TempDir
    Path folder;

    @Test
    void aProgramWithoutWeftGivesPicturesTheirClasses() throws Exception {
        Path model = trained();
        Dataset data = DataSource.open("fashion-mnist", DataOptions.defaults().withLimit(2000));
        Images pixels = data.test().unscaled();
        List<Path> pictures = pictures(pixels);

        List<String> said = classify(model, pictures);

        assertThat(said).hasSize(PICTURES);
        int right = 0;
        try (OnnxSession session = OnnxSession.open(Files.readAllBytes(model))) {
            for (int i = 0; i < PICTURES; i++) {
                float[] image = new float[28 * 28];
                pixels.copy(new int[] {i}, image);
                String expected = data.classNames().get(best(session.logits(image)));
                assertThat(said.get(i)).startsWith("%s: %s (".formatted(pictures.get(i), expected));
                right += said.get(i).contains(": " + data.classNames().get(pixels.label(i)) + " (") ? 1 : 0;
            }
        }
        assertThat(right).as("of %s pictures", PICTURES).isGreaterThan(PICTURES / 2);
    }

    private Path trained() {
        String store = folder.resolve("store").toString();
        Path model = folder.resolve("model.onnx");
        String train = "train --space reference-cnn --arch 8:16:32 --epochs 2 --workers 1 --limit 2000 --db " + store;
        assertThat(Terminals.weft(train.split(" ")).code()).isZero();
        Terminals.Said said = Terminals.weft("export", "--out", model.toString(), "--db", store);
        assertThat(said.code()).as(said.err()).isZero();
        return model;
    }

    private List<Path> pictures(Images pixels) throws IOException {
        var pictures = new ArrayList<Path>();
        for (int i = 0; i < PICTURES; i++) {
            float[] levels = new float[28 * 28];
            pixels.copy(new int[] {i}, levels);
            var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < levels.length; at++) {
                picture.getRaster().setSample(at % 28, at / 28, 0, Math.round(255 * levels[at]));
            }
            Path file = folder.resolve("%03d.png".formatted(i));
            ImageIO.write(picture, "png", file.toFile());
            pictures.add(file);
        }
        return pictures;
    }

    private List<String> classify(Path model, List<Path> pictures) throws IOException, InterruptedException {
        String runtime = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("onnxruntime-"))
                .findFirst()
                .orElseThrow();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                runtime,
                PROGRAM.toString(),
                model.toString()));
        pictures.forEach(picture -> command.add(picture.toString()));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
