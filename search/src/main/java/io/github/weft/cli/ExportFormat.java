package io.github.weft.cli;

import java.util.Locale;

/** What {@code weft export} can write. */
enum ExportFormat {
    /** The network for ONNX Runtime, checked against the trained one. */
    ONNX("onnx"),
    /** What the network is: space, layers, shapes, costs. */
    JSON("json"),
    /** Its numbers by name. */
    WEIGHTS("safetensors");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /** How a file of this format ends. */
    String ending() {
        return ending;
    }

    /** As users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
