package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;

/** One forward and backward pass of the network of absolute weights, without batch norm, at one input of ones, in double precision. */
final class PathPass {

    private PathPass() {}

    static List<Layer> run(Subject subject) {
        try (Scope pass = subject.scope().inner()) {
            OwnWeights absolute = OwnWeights.mapped(
                    subject.network(),
                    subject.own(),
                    DataType.FLOAT64,
                    pass,
                    (param, weight) -> weight.toType(DataType.FLOAT64, true).abs());
            long[] dims = subject.batch().dims();
            dims[0] = 1;
            Pass options = Pass.with(new BatchNormMode.Off()).until(subject.deadline());
            Torch.recording(() -> {
                NDArray ones = pass.ones(DataType.FLOAT64, dims);
                NDArray logits = new Executor(subject.network(), absolute).logits(ones, pass, options);
                Torch.backward(logits.sum());
                return true;
            });
            return subject.layers(absolute.leaves(), pass);
        }
    }
}
