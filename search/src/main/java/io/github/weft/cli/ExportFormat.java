package io.github.weft.cli;

import java.util.Locale;

/** What {@code weft export} can write. */
enum ExportFormat {
    /** The network for ONNX Runtime, checked against the trained one. */
    ONNX("onnx"),
    /** What the network is: space, layers, shapes, costs. */
    JSON("json"),
    /** Its numbers by name. */
    WEIGHTS("safetensors"),
    /** All that a run knows, an evaluation a line. */
    CSV("csv"),
    /** All that a run knows, as a script for another database. */
    SQL("sql");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /** How a file of this format ends. */
    String ending() {
        return ending;
    }

    /** Whether it is about a run rather than a network. */
    boolean isHistory() {
        return this == CSV || this == SQL;
    }

    /** Where to write if nothing was said. */
    String file() {
        return (isHistory() ? "history." : "model.") + ending;
    }

    /** As users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
