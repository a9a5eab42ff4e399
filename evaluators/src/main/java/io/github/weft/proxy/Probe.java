package io.github.weft.proxy;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One untrained candidate under the lens: its network, its weights, the batch, and the native memory of all of it.
 *
 * <p>Passes run when something is first read off them, and once. What will be read is said beforehand, so that one pass can serve
 * several readings; it never changes a number, bit for bit. Used by one thread.
 */
public final class Probe implements AutoCloseable {

    private final Network network;
    private final long seed;
    private final Set<Reading> planned;
    private final Once<Scope> scope;
    private final Once<List<Layer>> weights;
    private final Once<LossPass> loss;
    private final Once<List<Layer>> curvature;
    private final Once<JacobianPass> jacobian;
    private final Once<ActivationKernel> activations;
    private final Once<List<Layer>> paths;

    /**
     * A candidate with freshly initialised weights.
     *
     * @param seed of this candidate and replicate
     * @param planned what will be read
     */
    public static Probe of(Network network, Batch batch, long seed, Set<Reading> planned, Deadline deadline) {
        return over(
                network,
                scope -> OwnWeights.of(network, Initialisation.DEFAULT, seed, DataType.FLOAT32, scope),
                batch,
                seed,
                planned,
                deadline);
    }

    /** A candidate with given weights, whose number type becomes that of the passes. */
    static Probe over(
            Network network,
            Function<Scope, OwnWeights> weights,
            Batch batch,
            long seed,
            Set<Reading> planned,
            Deadline deadline) {
        return new Probe(network, weights, batch, seed, planned, deadline);
    }

    private Probe(
            Network network,
            Function<Scope, OwnWeights> given,
            Batch batch,
            long seed,
            Set<Reading> planned,
            Deadline deadline) {
        this.network = network;
        this.seed = seed;
        this.planned = Set.copyOf(planned);
        scope = new Once<>(Scope::open);
        var subject = new Once<>(() -> new Subject(network, given.apply(scope.get()), batch, deadline, scope.get()));
        weights = new Once<>(() -> subject.get().weights());
        boolean lossPlanned = plans(Reading.GRADIENTS) || plans(Reading.GATES) || plans(Reading.CURVATURE);
        boolean recordInLoss = plans(Reading.ACTIVATIONS) && lossPlanned;
        boolean recordInJacobian = plans(Reading.ACTIVATIONS) && !lossPlanned && plans(Reading.JACOBIAN);
        loss = new Once<>(() -> LossPass.run(
                subject.get(), new LossPass.Wish(plans(Reading.GATES), recordInLoss, plans(Reading.CURVATURE))));
        jacobian = new Once<>(() -> JacobianPass.run(subject.get(), recordInJacobian));
        activations = new Once<>(() -> recordInLoss
                ? loss.get().activations().orElseThrow()
                : recordInJacobian ? jacobian.get().activations().orElseThrow() : ActivationPass.run(subject.get()));
        curvature = new Once<>(() -> CurvaturePass.run(subject.get(), loss.get()));
        paths = new Once<>(() -> PathPass.run(subject.get()));
    }

    public Network network() {
        return network;
    }

    /** The seed of this candidate and replicate. */
    public long seed() {
        return seed;
    }

    /** The counted layers with their initial weights; derivatives are 0. */
    public List<Layer> weights() {
        return read(Reading.WEIGHTS, weights);
    }

    /** The counted layers with the gradient of the batch's mean cross-entropy. */
    public List<Layer> gradients() {
        planned(Reading.GRADIENTS);
        return loss.get().layers();
    }

    /** For every counted layer, the gradient of the batch's mean cross-entropy with respect to gates on its channels. */
    public List<Gates> gates() {
        planned(Reading.GATES);
        return loss.get().gates();
    }

    /** The counted layers with the Hessian of the batch's mean cross-entropy, over counted layers, times its gradient. */
    public List<Layer> curvature() {
        return read(Reading.CURVATURE, curvature);
    }

    /** Which ReLU units agree, on the same forward pass that gives the gradients. */
    public ActivationKernel activations() {
        return read(Reading.ACTIVATIONS, activations);
    }

    /** One row a sample: the gradient, with respect to its pixels, of the sum of all logits of the batch. */
    public double[][] jacobian() {
        planned(Reading.JACOBIAN);
        return jacobian.get().rows();
    }

    /**
     * The counted layers with absolute weights and the derivative of the summed logits of the network of absolute weights and biases,
     * without batch norm, for one input of ones.
     */
    public List<Layer> paths() {
        return read(Reading.PATHS, paths);
    }

    private boolean plans(Reading reading) {
        return planned.contains(reading);
    }

    private <T> T read(Reading reading, Once<T> pass) {
        planned(reading);
        return pass.get();
    }

    private void planned(Reading reading) {
        if (!plans(reading)) {
            throw new IllegalStateException("reading (%s) was not planned. Planned: %s. Does the proxy declare it?"
                    .formatted(reading, planned));
        }
    }

    /** Frees the native memory. Numbers already read stay. */
    @Override
    public void close() {
        if (scope.done()) {
            scope.get().close();
        }
    }
}
