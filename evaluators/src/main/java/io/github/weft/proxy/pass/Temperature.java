package io.github.weft.proxy.pass;

import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Scope;

/** What logits are divided by before the loss. */
record Temperature(double value) {

    static final Temperature ONE = new Temperature(1);

    /** An observer that divides the logits after another has seen them. */
    Observer after(Observer other, Subject subject, Scope pass) {
        if (value == 1) {
            return other;
        }
        String logits = subject.network().logits();
        return (node, inputs, output) -> node.name().equals(logits)
                ? other.observe(node, inputs, output).mul(pass.number(1 / value, subject.type()))
                : other.observe(node, inputs, output);
    }
}
