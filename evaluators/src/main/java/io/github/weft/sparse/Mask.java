package io.github.weft.sparse;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which weights of one tensor are connections, by their places in row-major order. Immutable. */
public final class Mask {

    private final int size;
    private final BitSet connected;

    private Mask(int size, BitSet connected) {
        this.size = size;
        this.connected = connected;
    }

    /** All weights. */
    public static Mask full(int size) {
        var connected = new BitSet(size);
        connected.set(0, size);
        return new Mask(size, connected);
    }

    /** @throws IllegalArgumentException if a place is not in a tensor of that size */
    public static Mask of(int size, int... places) {
        var connected = new BitSet(size);
        for (int place : places) {
            if (place < 0 || place >= size) {
                throw new IllegalArgumentException(
                        "place (%s) is not one of a tensor's %s weights.".formatted(place, size));
            }
            connected.set(place);
        }
        return new Mask(size, connected);
    }

    /** The places of all numbers but 0. */
    public static Mask ofNonzeros(float[] numbers) {
        return of(
                numbers.length,
                IntStream.range(0, numbers.length).filter(i -> numbers[i] != 0).toArray());
    }

    /** Number of weights, connections or not. */
    public int size() {
        return size;
    }

    /** Number of connections. */
    public int nonzeros() {
        return connected.cardinality();
    }

    public boolean isFull() {
        return nonzeros() == size;
    }

    public boolean connects(int place) {
        return connected.get(place);
    }

    /** The places of connections, ascending. */
    public int[] places() {
        return connected.stream().toArray();
    }

    /** The places without a connection, ascending. */
    public int[] gaps() {
        return IntStream.range(0, size).filter(place -> !connected.get(place)).toArray();
    }

    /** What is connected in either. */
    public Mask or(Mask other) {
        var either = (BitSet) connected.clone();
        either.or(other.connected);
        return new Mask(size, either);
    }

    /** What is connected in both. */
    public Mask and(Mask other) {
        var both = (BitSet) connected.clone();
        both.and(other.connected);
        return new Mask(size, both);
    }

    /** What is connected here and not in the other. */
    public Mask without(Mask other) {
        var rest = (BitSet) connected.clone();
        rest.andNot(other.connected);
        return new Mask(size, rest);
    }

    /** 1 for a connection and 0 for none. */
    public float[] numbers() {
        var numbers = new float[size];
        connected.stream().forEach(place -> numbers[place] = 1);
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that && size == that.size && connected.equals(that.connected);
    }

    @Override
    public int hashCode() {
        return 31 * size + connected.hashCode();
    }

    @Override
    public String toString() {
        return "%s of %s weights".formatted(connected, size);
    }
}
