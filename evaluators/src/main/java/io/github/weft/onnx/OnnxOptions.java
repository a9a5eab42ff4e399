package io.github.weft.onnx;

import io.github.weft.data.Normalization;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model file holds beside the network.
 *
 * @param batch how many samples it takes at once; empty for any number
 * @param normalization done by the model itself, which then takes pixels scaled to [0, 1]; without one it takes what the network takes
 * @param classNames by label, in the file's facts as {@value OnnxModel#CLASSES}, one a line; may be empty
 * @param about more facts, as text by name
 */
public record OnnxOptions(
        OptionalInt batch,
        Optional<Normalization> normalization,
        List<String> classNames,
        SortedMap<String, String> about) {

    private static final int LARGEST = 65_536;

    public OnnxOptions {
        classNames = List.copyOf(classNames);
        about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
        if (batch.isPresent() && (batch.getAsInt() < 1 || batch.getAsInt() > LARGEST)) {
            throw new IllegalArgumentException(
                    "batch (%s) must be dynamic, or from 1 to %s.".formatted(batch.getAsInt(), LARGEST));
        }
    }

    /** The network alone, for any number of samples. */
    public static OnnxOptions plain() {
        return new OnnxOptions(OptionalInt.empty(), Optional.empty(), List.of(), new TreeMap<>());
    }

    /** For so many samples at once. */
    public OnnxOptions batch(int size) {
        return new OnnxOptions(OptionalInt.of(size), normalization, classNames, about);
    }

    /** Taking pixels as the data have them, scaled to [0, 1]. */
    public OnnxOptions normalising(Normalization newNormalization) {
        return new OnnxOptions(batch, Optional.of(newNormalization), classNames, about);
    }

    public OnnxOptions classes(List<String> names) {
        return new OnnxOptions(batch, normalization, names, about);
    }

    /** With these facts instead. */
    public OnnxOptions about(Map<String, String> facts) {
        return new OnnxOptions(batch, normalization, classNames, new TreeMap<>(facts));
    }
}
