package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.Arrays;
import java.util.Optional;

/**
 * One forward pass, and one backward pass to the images alone. A forward pass of its own costs no more than going back twice through a
 * shared one, which would compute the weights' gradients again.
 */
record JacobianPass(double[][] rows, Optional<ActivationKernel> activations) {

    /** The candidate's pass, which carries the activations if no pass of the loss will. */
    static JacobianPass of(Lens lens) {
        return lens.once(
                JacobianPass.class,
                () -> run(lens.subject(), lens.plans(Readings.ACTIVATIONS) && !LossPass.planned(lens)));
    }

    private static JacobianPass run(Subject subject, boolean withActivations) {
        try (Scope pass = subject.scope().inner()) {
            OwnWeights leaves = OwnWeights.viewOf(subject.network(), subject.own(), pass);
            leaves.leaves().requireGradients(false);
            var codes =
                    new ActivationRecorder(subject.network(), subject.batch().size());
            NDArray images = subject.images(pass);
            images.setRequiresGradient(true);
            Torch.recording(() -> {
                NDArray logits = subject.logits(leaves, images, pass, withActivations ? codes : Observer.none());
                Torch.backward(logits.sum());
                return true;
            });
            subject.deadline().check();
            double[] gradient = Doubles.of(Torch.gradient(images, pass).orElse(images.zerosLike()));
            return new JacobianPass(
                    rows(gradient, subject.batch().size()),
                    withActivations ? Optional.of(codes.kernel()) : Optional.empty());
        }
    }

    private static double[][] rows(double[] values, int count) {
        int length = values.length / count;
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
        }
        return rows;
    }
}
