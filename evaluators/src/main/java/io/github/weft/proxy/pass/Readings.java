package io.github.weft.proxy.pass;

import io.github.weft.proxy.algebra.Correlations;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.torch.Initialisation;
import java.util.List;
import java.util.Map;

/** What several proxies read. Their passes serve each other: {@link LossPass} and {@link JacobianPass} carry what else was planned. */
public final class Readings {

    private static final double GRASP_TEMPERATURE = 200;

    /** The network as data: nothing is run. */
    public static final Reading<Boolean> STRUCTURE = Reading.ofStructure("structure", lens -> true);

    /** The candidate's seed alone. */
    public static final Reading<Long> SEED = Reading.ofSeed("seed", Map.of(), Lens::seed);

    /** The counted layers with their initial weights; derivatives are 0. */
    public static final Reading<List<Layer>> WEIGHTS = Reading.ofSeed(
            "weights",
            Map.of("initialisation", "default"),
            lens -> lens.subject().weights());

    /** The counted layers with the gradient of the batch's mean cross-entropy. */
    public static final Reading<List<Layer>> GRADIENTS = Reading.ofBatch(
            "gradients", onBatch("cross-entropy"), lens -> LossPass.of(lens).layers());

    /** For every counted layer, the gradient of the batch's mean cross-entropy with respect to gates on its channels. */
    public static final Reading<List<Gates>> GATES = Reading.ofBatch(
            "gates", onBatch("cross-entropy"), lens -> LossPass.of(lens).gates());

    /** By counted layer, its weights times the product of the Hessian of the batch's mean cross-entropy, over counted layers, and its gradient. */
    public static final Reading<Map<String, Double>> CURVATURE = Reading.ofBatch(
            "curvature", onBatch("cross-entropy"), lens -> CurvaturePass.run(lens.subject(), LossPass.of(lens)));

    /**
     * The same products weight by weight, of the loss of logits divided by GraSP's temperature of 200. Wants weights in double precision: at
     * that temperature the difference of two gradients is lost in single.
     */
    public static final Reading<Map<String, double[]>> FLOW = Reading.ofBatch(
            "flow",
            onBatch("cross-entropy-at-200"),
            lens -> CurvaturePass.each(lens.subject(), new Temperature(GRASP_TEMPERATURE)));

    /** Which ReLU units agree, on the same forward pass that gives the gradients. */
    public static final Reading<ActivationKernel> ACTIVATIONS =
            Reading.ofBatch("activations", onBatch("none"), ActivationPass::of);

    /** One row a sample: the gradient, with respect to its pixels, of the sum of all logits of the batch. */
    public static final Reading<double[][]> JACOBIAN = Reading.ofBatch(
            "jacobian", onBatch("sum-of-logits"), lens -> JacobianPass.of(lens).rows());

    /** Pearson's correlations between the rows of the Jacobian. */
    public static final Reading<double[][]> CORRELATIONS = Reading.ofBatch(
                    "correlations", onBatch("sum-of-logits"), lens -> Correlations.of(lens.read(JACOBIAN)))
            .from(JACOBIAN);

    /**
     * The counted layers with absolute weights and the derivative of the summed logits of the network of absolute weights and biases,
     * without batch norm, for one input of ones, in double precision.
     */
    public static final Reading<List<Layer>> PATHS =
            Reading.ofSeed("paths", ofPaths("default"), lens -> PathPass.run(lens.subject()));

    /** The same at the weights that vision transformers begin with. */
    public static final Reading<List<Layer>> TRANSFORMER_PATHS = Reading.ofSeed(
            "transformer-paths",
            ofPaths(Initialisation.SMALL_NORMAL.toString()),
            lens -> PathPass.run(lens.subject(Initialisation.SMALL_NORMAL)));

    private Readings() {}

    private static Map<String, String> ofPaths(String initialisation) {
        return Map.of(
                "initialisation",
                initialisation + "-absolute",
                "input",
                "ones",
                "batch-norm",
                "off",
                "dtype",
                "float64",
                "loss",
                "sum-of-outputs");
    }

    /** The usual protocol of a pass over the batch. */
    public static Map<String, String> onBatch(String loss) {
        return Map.of(
                "initialisation", "default", "input", "batch", "batch-norm", "batch", "dtype", "float32", "loss", loss);
    }
}
