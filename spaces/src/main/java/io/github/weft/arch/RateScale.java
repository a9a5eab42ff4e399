package io.github.weft.arch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * What a network's graph says about its largest stable learning rate: eta ~ (sum over paths of L^3)^(-1/2) / k (Chen et al., "Principled
 * architecture-aware scaling of hyperparameters", 2024). L counts the weighted layers of a path from an input to the logits; k is the side
 * of the kernels.
 *
 * @param cubes the sum of L^3; 0 if nothing leads to the logits
 * @param kernel mean side of the convolutions that see more than one pixel, 3 if there are none. The paper has one k for all layers; the
 *     mean is the same there
 */
public record RateScale(BigInteger cubes, double kernel) {

    private static final double USUAL_KERNEL = 3;

    /** Reads it off a graph, in time linear in its size. */
    public static RateScale of(Network network) {
        double kernel = network.nodes().stream()
                .map(Node::op)
                .filter(Op.Conv2d.class::isInstance)
                .mapToInt(op -> ((Op.Conv2d) op).kernel())
                .filter(side -> side > 1)
                .average()
                .orElse(USUAL_KERNEL);
        return new RateScale(Paths.of(network).cubes(), kernel);
    }

    /** Whether some path with a weighted layer leads from an input to the logits. */
    public boolean connected() {
        return cubes.signum() > 0;
    }

    /**
     * By what to multiply the rate that suits {@code base} to get one that suits this network.
     *
     * @throws IllegalArgumentException if either is not {@link #connected}: its rate would be infinite
     */
    public double factor(RateScale base) {
        if (!connected() || !base.connected()) {
            throw new IllegalArgumentException(
                    "no path with a weighted layer leads from input to logits, so no learning rate suits (%s against base %s)."
                            .formatted(this, base));
        }
        BigDecimal ratio = new BigDecimal(base.cubes).divide(new BigDecimal(cubes), MathContext.DECIMAL64);
        return ratio.sqrt(MathContext.DECIMAL64).doubleValue() * base.kernel / kernel;
    }
}
