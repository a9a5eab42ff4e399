package io.github.weft.cli;

import io.github.weft.onnx.OnnxOptions;
import io.github.weft.run.Digest;
import io.github.weft.run.WholeFile;
import io.github.weft.train.Snapshot;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A trained network on its way into a file.
 *
 * @param weights with which numbers
 * @param file to write
 */
record Shipment(TrainedNetwork trained, TrainedNetwork.Opened opened, Snapshot weights, Path file) {

    private static final int SHORT = 16;

    /** @throws IllegalArgumentException if the data or the weights are not those of the training */
    static Shipment of(TrainedNetwork trained, Path file) {
        return new Shipment(trained, trained.open(), trained.weights().read(), file);
    }

    /** A file that was written, and the SHA-256 of its content. */
    record Written(Path file, String sha256) {}

    /** What belongs to the network wherever it goes, as text by name. */
    SortedMap<String, String> about() {
        var data = opened.data();
        var about = new TreeMap<String, String>();
        about.put("architecture", trained.architecture());
        about.put("space", trained.config().space().name());
        about.put("setting", opened.setting().toString());
        about.put("data", "%s %s".formatted(data.name(), data.digest().substring(0, SHORT)));
        about.put("mean", numbers(data.normalization().mean()));
        about.put("deviation", numbers(data.normalization().deviation()));
        about.put("weights", trained.weights().sha256());
        return about;
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** As a model that normalises images itself and knows the names of the classes. */
    OnnxOptions onnx(OnnxOptions sized) {
        var facts = about();
        facts.put("input", "pixels from 0 to 1, channels first; mean and deviation are applied inside");
        return sized.normalising(opened.data().normalization())
                .classes(opened.data().classNames())
                .about(facts);
    }

    /** The numbers in the safetensors format. */
    Written writeWeights() {
        var facts = about();
        facts.put("classes", String.join("\n", opened.data().classNames()));
        return new Written(file, WeightsFile.write(file, weights, facts).sha256());
    }

    /** What the network is, as JSON. */
    Written writeSpecification() {
        return write(file, NetworkSpecification.of(this));
    }

    static Written write(Path file, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("file (%s) cannot be written: %s".formatted(file, e), e);
        }
        return new Written(file, Digest.of(content));
    }
}
