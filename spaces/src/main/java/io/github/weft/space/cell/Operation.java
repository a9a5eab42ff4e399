package io.github.weft.space.cell;

import java.util.Arrays;
import java.util.List;

/** What an edge of a cell can hold; its place in {@link #ALL} is the allele. */
enum Operation {
    NONE("none", 0),
    SKIP("skip_connect", 0),
    CONV_1X1("nor_conv_1x1", 1),
    CONV_3X3("nor_conv_3x3", 3),
    POOL("avg_pool_3x3", 0);

    static final List<Operation> ALL = List.of(values());
    static final List<String> TEXTS =
            Arrays.stream(values()).map(Operation::text).toList();

    private final String text;
    private final int kernel;

    Operation(String text, int kernel) {
        this.text = text;
        this.kernel = kernel;
    }

    /** The benchmark's word for it. */
    String text() {
        return text;
    }

    /** Side of the weight's square; 0 without weights. */
    int kernel() {
        return kernel;
    }
}
