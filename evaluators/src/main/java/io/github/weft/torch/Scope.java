package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * Native memory with an end: closing a scope frees every array in it. One for each candidate, one inside it for each step.
 *
 * <p>The result of an operation lives where its <em>first</em> operand lives. So whatever a step starts from must be in the step's
 * scope: made there, or {@linkplain #view viewed} from there. Arrays in an outer scope may be second operands.
 */
public final class Scope implements AutoCloseable {

    private final NDManager manager;

    private Scope(NDManager manager) {
        this.manager = manager;
    }

    /** An outermost scope. */
    public static Scope open() {
        return new Scope(Torch.newManager());
    }

    /** A scope that ends with this one at the latest. */
    public Scope inner() {
        return new Scope(manager.newSubManager());
    }

    public NDArray floats(float[] values, long... shape) {
        return manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32);
    }

    public NDArray doubles(double[] values, long... shape) {
        return manager.create(DoubleBuffer.wrap(values), new Shape(shape), DataType.FLOAT64);
    }

    public NDArray integers(int[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    /**
     * One number, as long as this scope. Recorded products and quotients need it: what the engine makes of a plain number is freed at once,
     * and what a backward pass then reads there may be anything.
     */
    public NDArray number(double value, DataType type) {
        return type == DataType.FLOAT64 ? doubles(new double[] {value}) : floats(new float[] {(float) value});
    }

    public NDArray zeros(DataType type, long... shape) {
        return manager.zeros(new Shape(shape), type);
    }

    public NDArray ones(DataType type, long... shape) {
        return manager.ones(new Shape(shape), type);
    }

    /** The same numbers in the same memory, as an array of this scope; gradients do not pass through it. */
    public NDArray view(NDArray array) {
        return adopt(array.stopGradient());
    }

    /** Moves an array into this scope and returns it. */
    public NDArray adopt(NDArray array) {
        array.attach(manager);
        return array;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
