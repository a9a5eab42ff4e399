package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.latency.Device;
import io.github.weft.latency.OnnxEngine;
import io.github.weft.onnx.OnnxSession;
import io.github.weft.run.Digest;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small network, trained for a moment, as a file. */
@Tag("torch")
class ExportCommandTest {

    private static final String ARCHITECTURE = "4:8:16";

    private static final Path DOCUMENTED = Path.of("../evaluators/docs/examples/winner.onnx.certificate.json");

    @TempDir
    static Path folder;

    @BeforeAll
    static void train() {
        assertThat(train(folder, "").code()).isZero();
    }

    private static Terminals.Said train(Path store, String more) {
        return weft(
                store,
                "train --space reference-cnn --arch %s --epochs 1 --workers 1 --limit 300 %s"
                        .formatted(ARCHITECTURE, more));
    }

    private static Terminals.Said weft(Path store, String line) {
        var words = new ArrayList<>(
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toList());
        words.addAll(List.of("--db", store.resolve("store").toString()));
        return Terminals.weft(words.toArray(String[]::new));
    }

    @Test
    void theModelClassifiesAsTheStoreSays() throws IOException {
        Path file = folder.resolve("deep").resolve("winner.onnx");
        Terminals.Said said = weft(folder, "export --out " + file);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("export 4:8:16 of run");
        assertThat(said.out())
                .contains("parity       1,000 validation images: logits differ by up to", "no other class");
        JsonNode certificate = certificate(file);
        assertThat(certificate.at("/model/sha256").asText()).isEqualTo(Digest.of(Files.readAllBytes(file)));
        assertThat(certificate.at("/accuracy/validation").asDouble())
                .isEqualTo(certificate.at("/accuracy/stored/validation").asDouble())
                .isEqualTo(certificate.at("/parity/accuracy-before").asDouble());
        assertThat(certificate.at("/accuracy/stored/test").asDouble()).isBetween(0.0, 100.0);
        assertThat(certificate.at("/parity/largest-difference").asDouble())
                .isLessThan(certificate.at("/parity/allowed-difference").asDouble());
        assertThat(certificate.at("/latency/p50-ms").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(certificate.at("/latency/p90-ms").asDouble());
        Device here = Device.of(new OnnxEngine(1, 1));
        assertThat(certificate.at("/latency/processor").asText()).isEqualTo(here.processor());
        assertThat(certificate.at("/latency/system").asText()).isEqualTo(here.system());
        assertThat(certificate.at("/latency/runtime").asText()).isEqualTo(OnnxSession.version());
        try (OnnxSession session = OnnxSession.open(Files.readAllBytes(file))) {
            assertThat(session.classNames()).hasSize(10).startsWith("t-shirt/top", "trouser");
            assertThat(session.about())
                    .containsEntry("architecture", ARCHITECTURE)
                    .containsEntry("space", "reference-cnn")
                    .containsKeys("data", "mean", "deviation", "weights", "input", "setting");
            assertThat(session.logits(new float[7 * 28 * 28])).hasSize(70);
        }
    }

    /** The leaderboard shows the mean of two trainings; the file holds the weights of one. */
    @Test
    void ofSeveralSeedsTheCertificateTellsThatOfTheFile(@TempDir Path other) throws IOException {
        assertThat(train(other, "--seeds 2").code()).isZero();
        Path file = other.resolve("one.onnx");
        assertThat(weft(other, "export --out " + file).code()).isZero();

        JsonNode certificate = certificate(file);
        double own = certificate.at("/accuracy/stored/validation").asDouble();
        assertThat(own).isEqualTo(certificate.at("/accuracy/validation").asDouble());
        assertThat(new ObjectMapper()
                        .readTree(weft(other, "leaderboard --json").out())
                        .at("/rows/0/metrics/accuracy")
                        .asDouble())
                .as("the mean")
                .isNotEqualTo(own);
    }

    @Test
    void theCertificateIsAnInterface() throws IOException {
        Path file = folder.resolve("fixed.onnx");
        Terminals.Said said = weft(folder, "export %s --batch 7 --json --out %s".formatted(ARCHITECTURE, file));

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode certificate = certificate(file);
        assertThat(new ObjectMapper().readTree(said.out())).isEqualTo(certificate);
        JsonNode documented = new ObjectMapper().readTree(DOCUMENTED.toFile());
        assertThat(fields("", certificate)).containsExactlyElementsOf(fields("", documented));
        for (String same : List.of("/certificate", "/space", "/model/operators", "/model/input", "/model/classes")) {
            assertThat(certificate.at(same)).as(same).isEqualTo(documented.at(same));
        }
        assertThat(certificate.at("/model/batch").asText()).isEqualTo("7");
        assertThat(certificate.at("/command").asText())
                .matches("weft export 4:8:16 --run \\w+ --format onnx --batch 7 --out fixed.onnx");
        try (OnnxSession session = OnnxSession.open(Files.readAllBytes(file))) {
            assertThat(session.logits(new float[7 * 28 * 28])).hasSize(70);
        }
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        Path first = folder.resolve("first.onnx");
        Path again = folder.resolve("again.onnx");
        assertThat(weft(folder, "export --out " + first).code()).isZero();
        assertThat(weft(folder, "export --out " + again).code()).isZero();

        assertThat(first).hasSameBinaryContentAs(again);
    }

    @Test
    void theSpecificationTellsEveryLayer() throws IOException {
        Path file = folder.resolve("network.json");
        Terminals.Said said = weft(folder, "export --format json --out " + file);

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode network = new ObjectMapper().readTree(file.toFile());
        assertThat(network.at("/architecture").asText()).isEqualTo(ARCHITECTURE);
        assertThat(network.at("/setting/input").toString()).isEqualTo("[1,28,28]");
        assertThat(network.at("/nodes/0/op").asText()).isEqualTo("input");
        JsonNode conv = network.at("/nodes/1");
        assertThat(conv.at("/op").asText()).isEqualTo("conv2d");
        assertThat(conv.at("/with").toString()).contains("\"in\":1,\"out\":4,\"kernel\":3");
        assertThat(conv.at("/params/0").toString())
                .isEqualTo("{\"name\":\"conv1.weight\",\"role\":\"kernel\",\"shape\":[4,1,3,3]}");
        long params = 0;
        for (JsonNode list : network.findValues("params")) {
            for (JsonNode param : list) {
                long count = 1;
                for (JsonNode length : param.get("shape")) {
                    count *= length.asLong();
                }
                params += count;
            }
        }
        assertThat(network.at("/costs/params").asLong()).isEqualTo(params).isPositive();
    }

    @Test
    void theWeightsAreTheOnesThatWereTrained() {
        Path file = folder.resolve("numbers.safetensors");
        Terminals.Said said = weft(folder, "export --format weights --json --out " + file);

        assertThat(said.code()).as(said.err()).isZero();
        WeightsFile.Content content = WeightsFile.open(file);
        assertThat(content.snapshot().shape("conv2.weight")).containsExactly(8, 4, 3, 3);
        assertThat(content.about()).containsEntry("architecture", ARCHITECTURE).containsKeys("mean", "classes");
        assertThat(said.out()).contains(WeightsFile.of(file).sha256());
    }

    @Test
    void aNetworkOfFewConnectionsIsExportedWithZeros(@TempDir Path other) throws IOException {
        assertThat(train(other, "--sparse density=0.5,interval=1").code()).isZero();
        Path file = other.resolve("sparse.onnx");
        Terminals.Said said = weft(other, "export --out " + file);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(certificate(file).at("/accuracy/validation").asDouble())
                .isEqualTo(certificate(file).at("/accuracy/stored/validation").asDouble());
    }

    @ParameterizedTest(name = "weft export {0}")
    @CsvSource(delimiter = ';', textBlock = """
        --batch 0;       batch (0) must be dynamic, or from 1 to 65536.
        --batch many;    batch (many) must be dynamic, or a number from 1.
        --format pickle; expected one of [ONNX, JSON, WEIGHTS,
        2;               rank (2) is not on the leaderboard of run
        8:16:32;         architecture (8:16:32) has no weights in run
        --run ffff;      run (ffff) is not in
        """)
    void refusesWhatCannotBeDone(String line, String hint) {
        Path file = folder.resolve("never.onnx");
        Terminals.Said said = weft(folder, "export %s --out %s".formatted(line.strip(), file));

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains(hint).doesNotContain("\tat ");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsWhatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "mine");
        Terminals.Said said = weft(folder, "export --out " + file.resolve("model.onnx"));

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.err()).contains("cannot be written").doesNotContain("\tat ");
        assertThat(file).hasContent("mine");
    }

    /** Every field with the way to it and the kind of its value, in order. */
    private static List<String> fields(String way, JsonNode json) {
        var fields = new ArrayList<String>();
        json.properties().forEach(field -> {
            String name = way + field.getKey();
            fields.addAll(
                    field.getValue().isObject()
                            ? fields(name + ".", field.getValue())
                            : List.of(name + " " + field.getValue().getNodeType()));
        });
        return fields;
    }

    private static JsonNode certificate(Path model) throws IOException {
        return new ObjectMapper()
                .readTree(model.resolveSibling(model.getFileName() + ".certificate.json")
                        .toFile());
    }
}
