package io.github.weft.sparsity;

import java.util.List;

/** The four kernels of three convolutions and a classifier, 16, 32 and 64 channels wide. */
final class Reference {

    static final List<Layer> LAYERS = List.of(
            new Layer("conv1", List.of(16, 1, 3, 3)),
            new Layer("conv2", List.of(32, 16, 3, 3)),
            new Layer("conv3", List.of(64, 32, 3, 3)),
            new Layer("fc", List.of(10, 64)));

    private Reference() {}
}
