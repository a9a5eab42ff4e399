package io.github.weft.proxy;

import io.github.weft.score.Protocol;
import java.util.Map;

/** What a proxy can read off a {@link Probe}, and the protocol it is measured under. */
public enum Reading {
    /** The network as data: nothing is run. */
    STRUCTURE(Map.of()),
    /** The candidate's seed alone. */
    SEED(Map.of()),
    /** The initial weights: {@link Probe#weights}. */
    WEIGHTS(Map.of("initialisation", "default")),
    /** Cross-entropy gradients of the weights: {@link Probe#gradients}. */
    GRADIENTS(batch("cross-entropy")),
    /** Cross-entropy gradients of gates on each layer's channels: {@link Probe#gates}. */
    GATES(batch("cross-entropy")),
    /** The Hessian of the cross-entropy times its gradient: {@link Probe#curvature}. */
    CURVATURE(batch("cross-entropy")),
    /** Which units are active on which image: {@link Probe#activations}. */
    ACTIVATIONS(batch("none")),
    /** The gradient of the sum of logits at each image: {@link Probe#jacobian}. */
    JACOBIAN(batch("sum-of-logits")),
    /** Gradients of the network of absolute weights without batch norm, in double precision, at an input of ones. */
    PATHS(Map.of(
            "initialisation",
            "default-absolute",
            "input",
            "ones",
            "batch-norm",
            "off",
            "dtype",
            "float64",
            "loss",
            "sum-of-outputs"));

    private final Protocol protocol;

    Reading(Map<String, String> protocol) {
        this.protocol = Protocol.of(protocol);
    }

    private static Map<String, String> batch(String loss) {
        return Map.of(
                "initialisation", "default", "input", "batch", "batch-norm", "batch", "dtype", "float32", "loss", loss);
    }

    /** The protocol of this reading with this batch and run seed. */
    Protocol protocol(Batch batch, long seed) {
        return switch (this) {
            case STRUCTURE -> protocol;
            case SEED, WEIGHTS, PATHS -> protocol.with("seed", seed);
            case GRADIENTS, GATES, CURVATURE, ACTIVATIONS, JACOBIAN ->
                protocol.with("seed", seed)
                        .with("batch", batch.size())
                        .with("batch-digest", batch.digest())
                        .with("data", batch.data());
        };
    }
}
