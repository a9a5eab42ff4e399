package io.github.weft.proxy.pass;

import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.List;
import java.util.Optional;

/** One forward and one backward pass of the batch's mean cross-entropy, and all that was read off it. */
record LossPass(
        List<Layer> layers, List<Gates> gates, Optional<ActivationKernel> activations, Optional<ReluPattern> pattern) {

    /** What to read, beside the gradients. */
    private record Wish(boolean gates, boolean activations, boolean pattern) {}

    /** The candidate's pass, which carries all that was planned. */
    static LossPass of(Lens lens) {
        return lens.once(
                LossPass.class,
                () -> run(
                        lens.subject(),
                        new Wish(
                                lens.plans(Readings.GATES),
                                lens.plans(Readings.ACTIVATIONS),
                                lens.plans(Readings.CURVATURE)),
                        Temperature.ONE));
    }

    /** A pass of its own over logits that are divided by a temperature, with its pattern. */
    static LossPass at(Temperature temperature, Subject subject) {
        return run(subject, new Wish(false, false, true), temperature);
    }

    /** Whether something is planned that needs this pass. */
    static boolean planned(Lens lens) {
        return lens.plans(Readings.GRADIENTS) || lens.plans(Readings.GATES) || lens.plans(Readings.CURVATURE);
    }

    private static LossPass run(Subject subject, Wish wish, Temperature temperature) {
        try (Scope pass = subject.scope().inner()) {
            OwnWeights leaves = OwnWeights.viewOf(subject.network(), subject.own(), pass);
            var gates = new GateRecorder(pass);
            var codes =
                    new ActivationRecorder(subject.network(), subject.batch().size());
            var pattern = new ReluPattern(subject.scope());
            Observer observer = (node, inputs, output) -> {
                if (wish.activations) {
                    codes.observe(node, inputs, output);
                }
                if (wish.pattern) {
                    pattern.record(node, output);
                }
                return wish.gates ? gates.observe(node, inputs, output) : output;
            };
            subject.backward(leaves, pass, temperature.after(observer, subject, pass));
            return new LossPass(
                    subject.layers(leaves.leaves(), pass),
                    gates.gates(),
                    wish.activations ? Optional.of(codes.kernel()) : Optional.empty(),
                    wish.pattern ? Optional.of(pattern) : Optional.empty());
        }
    }
}
