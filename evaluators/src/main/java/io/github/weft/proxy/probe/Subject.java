package io.github.weft.proxy.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;

/** What the passes of one probe have in common. */
public record Subject(Network network, OwnWeights own, Batch batch, Deadline deadline, Scope scope) {

    public DataType type() {
        return own.leaves().type();
    }

    /** The same network and weights before another batch. */
    public Subject before(Batch other) {
        return new Subject(network, own, other, deadline, scope);
    }

    /** The batch's images as an array of a pass. */
    public NDArray images(Scope pass) {
        NDArray floats = pass.floats(batch.values(), batch.dims());
        return floats.toType(type(), false);
    }

    /** The logits, normalised by the batch. */
    public NDArray logits(OwnWeights weights, NDArray images, Scope pass, Observer observer) {
        Pass options = Pass.with(new BatchNormMode.Batch()).observedBy(observer).until(deadline);
        return new Executor(network, weights).logits(images, pass, options);
    }

    /** Runs the batch and adds the gradients of its mean cross-entropy to the leaves. */
    public void backward(OwnWeights leaves, Scope pass, Observer observer) {
        Torch.recording(() -> {
            NDArray logits = logits(leaves, images(pass), pass, observer);
            Torch.backward(crossEntropy(logits, pass));
            return true;
        });
        deadline.check();
    }

    private NDArray crossEntropy(NDArray logits, Scope pass) {
        int classes = (int) logits.getShape().get(1);
        batch.checkLabels(classes);
        double[] share = new double[batch.size() * classes];
        for (int sample = 0; sample < batch.size(); sample++) {
            share[sample * classes + batch.label(sample)] = -1.0 / batch.size();
        }
        NDArray shares = pass.doubles(share, batch.size(), classes).toType(type(), false);
        return logits.logSoftmax(1).mul(shares).sum();
    }

    public List<Param> countedParams() {
        return network.params().stream()
                .filter(param -> param.role() == Role.KERNEL)
                .toList();
    }

    /** The counted layers of some leaves with their gradients. */
    public List<Layer> layers(Leaves leaves, Scope pass) {
        return countedParams().stream()
                .map(param -> new Layer(
                        param.name(), numbers(leaves, param, pass), Doubles.of(leaves.gradient(param.name(), pass))))
                .toList();
    }

    /** The counted layers without derivatives. */
    public List<Layer> weights() {
        try (Scope pass = scope.inner()) {
            return countedParams().stream()
                    .map(param -> new Layer(
                            param.name(),
                            numbers(own.leaves(), param, pass),
                            new double[Math.toIntExact(param.count())]))
                    .toList();
        }
    }

    private static double[] numbers(Leaves leaves, Param param, Scope pass) {
        return Doubles.of(pass.view(leaves.tensor(param.name())));
    }
}
