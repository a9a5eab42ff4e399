package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Moves tensors a share of the way towards others: {@code (1 - share) * tensor + share * other}, in place. */
record Approach(NDArray kept, NDArray taken) {

    static Approach by(double share, DataType type, Scope scope) {
        return new Approach(scope.number(1 - share, type), scope.number(share, type));
    }

    void move(NDArray tensor, NDArray other) {
        try (NDArray part = other.mul(taken)) {
            tensor.muli(kept).addi(part);
        }
    }
}
