package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One unit of ten inputs: the gradient of its ten weights is the input, whatever they are. */
abstract class TenWeights {

    static final String KERNEL = "line.weight";
    static final Mask FIRST_FIVE = Mask.of(10, 0, 1, 2, 3, 4);
    static final float[] INPUT = {0, -.3f, 0, 1.5f, 0, .2f, -.9f, .1f, 0, .4f};
    static final int STEPS = 10;

    Scope scope;
    OwnWeights weights;
    NDArray memory;

    static Network line() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(10));
        builder.output(Network.LOGITS, builder.linear("line", x, Extent.whole(1), Extent.whole(10)));
        return builder.build();
    }

    @BeforeEach
    void open() {
        scope = Scope.open();
        weights = OwnWeights.of(line(), Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
        weights.leaves().set(KERNEL, new float[] {.5f, -.1f, .3f, .05f, -.4f, 7, 7, 7, 7, 7});
        memory = scope.ones(DataType.FLOAT32, 1, 10);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** A step without an optimiser. */
    final void step(Connections connections, int number, float[] input) {
        try (Scope step = scope.inner()) {
            NDArray x = step.floats(input, 1, 10);
            Torch.backward(Torch.recording(() -> new Executor(line(), weights)
                    .logits(x, step, Pass.with(new BatchNormMode.Off()))
                    .sum()));
            connections.see(number);
            weights.leaves().clearGradients();
            connections.move(number, name -> List.of(memory));
        }
    }

    static Mask mask(Connections connections) {
        return connections.masks().of(KERNEL).orElseThrow();
    }
}
