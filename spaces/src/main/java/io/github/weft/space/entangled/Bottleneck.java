package io.github.weft.space.entangled;

import io.github.weft.arch.Op;
import java.util.List;

/**
 * What the inverted bottlenecks of a stage can be.
 *
 * @param kernels sides of the depthwise kernel, ascending
 * @param expansions the hidden width over the input's, ascending
 * @param function the activation after expansion and depthwise convolution
 * @param squeezed whether squeeze-and-excitation follows the depthwise convolution
 */
record Bottleneck(List<Integer> kernels, List<Integer> expansions, Op.Activation.Function function, boolean squeezed) {

    Bottleneck {
        kernels = List.copyOf(kernels);
        expansions = List.copyOf(expansions);
    }

    /** With ReLU and without squeeze-and-excitation. */
    static Bottleneck plain(List<Integer> kernels, List<Integer> expansions) {
        return new Bottleneck(kernels, expansions, Op.Activation.Function.RELU, false);
    }
}
