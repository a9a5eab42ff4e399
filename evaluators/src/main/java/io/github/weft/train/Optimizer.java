package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.Scope;
import java.util.List;

/** A rule by which weights follow their gradients. The text of a rule names all its numbers. */
public sealed interface Optimizer permits Nesterov, Adam {

    /** What it remembers of every weight, by name; all zeros before the first step. */
    List<String> memory();

    /** The rule with its numbers as tensors, for steps at one rate. */
    Motion at(double rate, DataType type, Scope scope);

    /** Moves tensors, or parts of them. Everything is written in place: no array stays behind. */
    @FunctionalInterface
    interface Motion {

        /**
         * Moves some weights and uses up their gradient; all arrays have the same shape.
         *
         * @param memory in the order of {@link Optimizer#memory}
         * @param decays whether weight decay pulls at them
         * @param times which move of these weights this is, from 1
         */
        void move(NDArray weights, NDArray gradient, List<NDArray> memory, boolean decays, int times);
    }

    /** A number as a tensor that broadcasts. */
    static NDArray scalar(double value, DataType type, Scope scope) {
        return scope.floats(new float[] {(float) value}).toType(type, false);
    }
}
