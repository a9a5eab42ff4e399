package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.onnx.OnnxModel;
import io.github.weft.onnx.OnnxSession;
import io.github.weft.onnx.Parity;
import io.github.weft.search.job.OnnxExport;
import io.github.weft.search.job.Provenance;
import io.github.weft.torch.Torch;
import io.github.weft.train.TrainingStage;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** What is known of a model file, as JSON: an interface for programs, whose fields are only ever added to. */
final class Certificate {

    private static final String FORMAT = "weft-certificate/1";

    private Certificate() {}

    /** Where the certificate of a file lies. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".certificate.json");
    }

    /**
     * @param stored what the training of these weights gave of a metric
     * @param batch as the user said it
     * @param versions of what made and tried the file
     */
    static ObjectNode of(
            Shipment shipment,
            OnnxExport.Made made,
            Function<String, OptionalDouble> stored,
            String batch,
            Map<String, String> versions) {
        var trained = shipment.trained();
        var data = shipment.opened().data();
        ObjectNode json = Json.object().put("certificate", FORMAT);
        ObjectNode model = json.putObject("model")
                .put("file", shipment.file().getFileName().toString())
                .put("sha256", made.sha256())
                .put("bytes", made.model().length)
                .put("operators", OnnxModel.OPERATORS)
                .put("batch", batch);
        shipment.opened().setting().input().dims().forEach(model.putArray("input")::add);
        data.classNames().forEach(model.putArray("classes")::add);
        json.put("space", trained.config().space().name()).put("architecture", trained.architecture());
        json.set("costs", NetworkSpecification.costs(shipment.opened().network().costs()));
        json.putObject("weights").put("sha256", trained.weights().sha256());
        json.putObject("data")
                .put("name", data.name())
                .put("sha256", data.digest())
                .put("validation", data.validation().size())
                .put("test", data.test().size());
        accuracy(json.putObject("accuracy"), made.parity(), stored);
        parity(json.putObject("parity"), made.parity());
        latency(json.putObject("latency"), made);
        ObjectNode told = json.putObject("versions");
        new TreeMap<>(versions).forEach(told::put);
        json.put("run", trained.run());
        json.put("command", command(shipment, batch));
        return json;
    }

    /** In percent: the file's own on the validation images; what its training stored on both. */
    private static void accuracy(ObjectNode json, Parity parity, Function<String, OptionalDouble> stored) {
        json.put("validation", parity.exportedAccuracy());
        ObjectNode told = json.putObject("stored");
        stored.apply(TrainingStage.ACCURACY.name()).ifPresent(value -> told.put("validation", value));
        stored.apply(TrainingStage.TEST_ACCURACY.name()).ifPresent(value -> told.put("test", value));
    }

    private static void parity(ObjectNode json, Parity parity) {
        json.put("images", parity.samples())
                .put("largest-difference", parity.difference())
                .put("allowed-difference", Parity.TOLERANCE * Math.max(1, parity.largest()))
                .put("largest-logit", parity.largest())
                .put("other-classes", parity.otherwise())
                .put("close-calls", parity.close())
                .put("accuracy-before", parity.accuracy());
    }

    /** Milliseconds say nothing without the device that they belong to. */
    private static void latency(ObjectNode json, OnnxExport.Made made) {
        json.put("batch", made.device().batch())
                .put("threads", made.device().threads())
                .put("processor", made.device().processor())
                .put("system", made.device().system())
                .put("runtime", made.device().runtime())
                .put("p50-ms", made.timing().p50())
                .put("p90-ms", made.timing().p90())
                .put("runs", made.timing().runs())
                .put("disturbed", made.timing().disturbed());
    }

    private static String command(Shipment shipment, String batch) {
        return "weft export %s --run %s --format onnx --batch %s --out %s"
                .formatted(
                        Provenance.quoted(shipment.trained().architecture()),
                        shipment.trained().run(),
                        batch,
                        Provenance.quoted(shipment.file().getFileName().toString()));
    }

    /** Of this build on this machine. */
    static Map<String, String> versions() {
        return Map.of(
                "weft", Version.text(),
                "engine", Torch.version(),
                "runtime", OnnxSession.version(),
                "java", System.getProperty("java.version"),
                "os", System.getProperty("os.name"),
                "cpu", System.getProperty("os.arch"));
    }
}
