package io.github.weft.space.entangled;

import java.util.Arrays;
import java.util.List;

/** What an edge of the toy cell can hold; its place in {@link #ALL} is the allele. */
enum ToyOperation {
    SEPARABLE_3X3("sep_conv_3x3", true, 3),
    SEPARABLE_5X5("sep_conv_5x5", true, 5),
    DILATED_3X3("dil_conv_3x3", false, 3),
    DILATED_5X5("dil_conv_5x5", false, 5);

    static final List<ToyOperation> ALL = List.of(values());
    static final List<String> TEXTS =
            Arrays.stream(values()).map(operation -> operation.text).toList();
    static final int LARGEST_KERNEL = 5;

    private final String text;
    private final boolean separable;
    private final int kernel;

    ToyOperation(String text, boolean separable, int kernel) {
        this.text = text;
        this.separable = separable;
        this.kernel = kernel;
    }

    boolean separable() {
        return separable;
    }

    int kernel() {
        return kernel;
    }
}
