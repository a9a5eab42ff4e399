package io.github.weft.space.block;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op.Activation.Function;

/**
 * A factor for each channel from the means of all (Hu, Shen, Sun: Squeeze-and-Excitation Networks, CVPR 2018): two linear layers, ReLU
 * between them, and the hard sigmoid of MobileNetV3 at the end.
 */
public final class SqueezeExcitation {

    private SqueezeExcitation() {}

    /** @param few how many features the first layer has */
    public static String write(NetworkBuilder network, String name, String from, Extent channels, Extent few) {
        String at = network.globalAveragePool(name + ".pool", from);
        at = network.linear(name + ".reduce", at, few, channels);
        at = network.activation(name + ".relu", at, Function.RELU);
        at = network.linear(name + ".excite", at, channels, few);
        at = network.activation(name + ".hard-sigmoid", at, Function.HARD_SIGMOID);
        return network.scaleChannels(name + ".scale", from, at);
    }
}
