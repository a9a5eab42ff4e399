package io.github.weft.proxy.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Node;
import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.pass.ActivationRecorder;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Torch;
import java.util.BitSet;
import java.util.List;

/**
 * Notes while a pass goes by for which samples each unit of an image behind a ReLU is on, and counts how many units differ in that from
 * all others. Exact: the samples of a unit are the bits of a number that a float holds.
 */
final class SignRows implements Observer {

    private static final int EXACT_BITS = 24;
    private static final int IMAGES = 4;

    private final float[] powers;
    private final BitSet rows = new BitSet();
    private long units;

    /** @param samples from 1 to 24 */
    SignRows(int samples) {
        if (samples < 1 || samples > EXACT_BITS) {
            throw new IllegalArgumentException("samples (%s) must be from 1 to %s.".formatted(samples, EXACT_BITS));
        }
        powers = new float[samples];
        for (int sample = 0; sample < samples; sample++) {
            powers[sample] = 1 << sample;
        }
    }

    @Override
    public NDArray observe(Node node, List<NDArray> inputs, NDArray output) {
        if (ActivationRecorder.isRelu(node) && output.getShape().dimension() == IMAGES) {
            Torch.plain(() -> add(output));
        }
        return output;
    }

    /** Adds the units of an array with one row a sample. What is not a number is neither on nor off. */
    private void add(NDArray output) {
        try (NDArray most = output.max()) {
            double value = Doubles.of(most)[0];
            if (!Double.isFinite(value)) {
                throw NoNumber.notFinite(value);
            }
        }
        long features = output.size() / powers.length;
        try (NDArray on = output.gt(0);
                NDArray floats = on.toType(DataType.FLOAT32, false);
                NDArray samples = floats.reshape(powers.length, features);
                NDArray weights = output.getManager().create(powers);
                NDArray numbers = weights.matMul(samples)) {
            for (float number : numbers.toFloatArray()) {
                rows.set((int) number);
            }
        }
        units += features;
    }

    /** Units seen. */
    long units() {
        return units;
    }

    /** Different rows among them. */
    int distinct() {
        return rows.cardinality();
    }
}
