package io.github.weft.torch;

import io.github.weft.arch.Role;
import io.github.weft.run.Names;
import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * What a weight is before training. Normalisations and matrices that transform kernels start as the identity. Each parameter draws from a generator derived from the seed
 * and its own name, so its numbers do not depend on which other parameters there are.
 */
public enum Initialisation {
    /** Kernels and biases uniform in {@code (-1/sqrt(fan in), 1/sqrt(fan in))}, what PyTorch's layers do. */
    DEFAULT("default") {
        @Override
        DoubleSupplier draw(Role role, long fanIn, RandomGenerator random) {
            double bound = 1 / Math.sqrt((double) fanIn);
            return () -> bound * (2 * random.nextDouble() - 1);
        }
    },
    /** Kernels normal with variance {@code 2 / fan in} (He et al., 2015), biases zero. */
    KAIMING_NORMAL("kaiming-normal") {
        @Override
        DoubleSupplier draw(Role role, long fanIn, RandomGenerator random) {
            double deviation = Math.sqrt(2.0 / fanIn);
            return role == Role.BIAS ? () -> 0 : () -> deviation * random.nextGaussian();
        }
    },
    /** Kernels normal with variance {@code 2 / fan out}, biases zero. */
    KAIMING_NORMAL_FAN_OUT("kaiming-normal-fan-out") {
        @Override
        long fan(List<Integer> kernel) {
            return kernel.get(0) * product(kernel.subList(Math.min(2, kernel.size()), kernel.size()));
        }

        @Override
        DoubleSupplier draw(Role role, long fan, RandomGenerator random) {
            return KAIMING_NORMAL.draw(role, fan, random);
        }
    },
    /** Kernels normal with variance 1, biases zero. */
    STANDARD_NORMAL("standard-normal") {
        @Override
        DoubleSupplier draw(Role role, long fanIn, RandomGenerator random) {
            return role == Role.BIAS ? () -> 0 : random::nextGaussian;
        }
    },
    /** Kernels normal with deviation 0.02 whatever the layer, biases zero: how the published code of vision transformers begins. */
    SMALL_NORMAL("small-normal") {
        @Override
        DoubleSupplier draw(Role role, long fanIn, RandomGenerator random) {
            return role == Role.BIAS ? () -> 0 : () -> SMALL_DEVIATION * random.nextGaussian();
        }
    };

    private static final double SMALL_DEVIATION = 0.02;

    private final String text;

    Initialisation(String text) {
        this.text = text;
    }

    /**
     * The initialisation that users call this.
     *
     * @throws IllegalArgumentException on an unknown name, with what was probably meant
     */
    public static Initialisation named(String name) {
        return Arrays.stream(values())
                .filter(initialisation -> initialisation.text.equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        "initialisation",
                        name,
                        Arrays.stream(values()).map(Initialisation::toString).toList()));
    }

    /** Of a layer whose first parameter has this shape, outputs first: the inputs or the outputs of one unit. */
    long fan(List<Integer> kernel) {
        return product(kernel.subList(1, kernel.size()));
    }

    private static long product(List<Integer> lengths) {
        long product = 1;
        for (int length : lengths) {
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    abstract DoubleSupplier draw(Role role, long fanIn, RandomGenerator random);

    /**
     * The first values of one parameter.
     *
     * @param fan of the layer, for its bias too
     */
    float[] values(String name, Role role, long fan, int count, long seed) {
        if (role == Role.TRANSFORM) {
            return identity(count);
        }
        RandomGenerator random = Seeds.generator(seed, "weights", name);
        DoubleSupplier source = switch (role) {
            case KERNEL, BIAS -> draw(role, fan, random);
            case NORM_SCALE -> () -> 1;
            case NORM_SHIFT, MIXING, TRANSFORM -> () -> 0;
            case POSITION -> () -> SMALL_DEVIATION * random.nextGaussian();
        };
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) source.getAsDouble();
        }
        return values;
    }

    /** The entries of a square matrix, row by row. */
    private static float[] identity(int count) {
        int side = (int) Math.round(Math.sqrt(count));
        float[] values = new float[count];
        for (int i = 0; i < side; i++) {
            values[i * side + i] = 1;
        }
        return values;
    }

    /** The name as users type it. */
    @Override
    public String toString() {
        return text;
    }
}
