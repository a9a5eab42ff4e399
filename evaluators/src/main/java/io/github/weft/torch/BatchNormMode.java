package io.github.weft.torch;

/** What a pass normalises by. */
public sealed interface BatchNormMode {

    /** By the statistics of the batch itself, leaving nothing behind: how proxies look at an untrained network. */
    record Batch() implements BatchNormMode {}

    /** By the statistics of the batch, which are also added to the running ones: training and recalibration. */
    record Collect(Statistics statistics) implements BatchNormMode {}

    /** By the running statistics: validation. */
    record Running(Statistics statistics) implements BatchNormMode {}

    /** Not at all: the input passes through, and scale and shift are left out. */
    record Off() implements BatchNormMode {}
}
