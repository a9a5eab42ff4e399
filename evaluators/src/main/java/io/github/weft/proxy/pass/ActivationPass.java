package io.github.weft.proxy.pass;

import io.github.weft.proxy.probe.Lens;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;

/** One forward pass for its activations alone, where no other pass is planned that has them. */
final class ActivationPass {

    private ActivationPass() {}

    /** The candidate's activations, off whichever pass has them. */
    static ActivationKernel of(Lens lens) {
        if (LossPass.planned(lens)) {
            return LossPass.of(lens).activations().orElseThrow();
        }
        return lens.plans(Readings.JACOBIAN)
                ? JacobianPass.of(lens).activations().orElseThrow()
                : run(lens.subject());
    }

    private static ActivationKernel run(Subject subject) {
        try (Scope pass = subject.scope().inner()) {
            var codes =
                    new ActivationRecorder(subject.network(), subject.batch().size());
            Torch.plain(() -> subject.logits(subject.own(), subject.images(pass), pass, codes));
            return codes.kernel();
        }
    }
}
